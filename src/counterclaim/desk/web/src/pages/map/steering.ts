// Moving a drawing: drag it, draw two fingers apart, double click, or turn the wheel with Ctrl held.
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from "d3-zoom";

/** How many times closer, and less close, than where all that is told of fits. */
export const CLOSEST = 16;
export const FARTHEST = 0.4;

export interface Steering {
  by(factor: number): void;
  pan(x: number, y: number): void;
  home(): void;
  stop(): void;
}

/** Let an SVG of so many pixels be moved from where it starts; `moved` hears where it stands, `rested` when a hand has let go of it. */
export function steer(svg: SVGSVGElement, width: number, height: number, start: ZoomTransform, moved: (at: ZoomTransform) => void, rested: () => void): Steering {
  const ground = select(svg);
  const steering = zoom<SVGSVGElement, unknown>()
    .scaleExtent([FARTHEST, CLOSEST])
    .extent([[0, 0], [width, height]])
    .translateExtent([[-width, -height], [2 * width, 2 * height]])
    .filter((event: MouseEvent | TouchEvent | WheelEvent) => {
      if (event.type === "wheel") return event.ctrlKey || event.metaKey;
      if ("touches" in event) return event.touches.length > 1;
      return !event.button && !event.ctrlKey;
    })
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => moved(event.transform));
  ground.call(steering);
  ground.call(steering.transform, start);
  steering.on("end", rested);
  return {
    by: (factor) => void ground.call(steering.scaleBy, factor),
    pan: (x, y) => void ground.call(steering.translateBy, x, y),
    home: () => void ground.call(steering.transform, zoomIdentity),
    stop: () => void ground.on(".zoom", null),
  };
}
