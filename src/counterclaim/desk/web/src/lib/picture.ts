// A drawing as a file: what style sheets gave it is written into it, with its title above and its caption below.

const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
  "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor",
  "dominant-baseline", "paint-order", "visibility", "letter-spacing", "vector-effect",
]; // prettier-ignore
const EDGE = 16; // pixels around the drawing
const LINE = 17; // pixels of a line of the caption
const LETTER = 6.6; // pixels of a letter of the caption, about
const SHARP = 2; // pixels of a PNG for one of the screen

export interface Picture {
  text: string;
  width: number;
  height: number;
}

/** The drawing as the text of an SVG file. Elements of class `unpictured` and those not shown are left out. */
export function drawn(svg: SVGSVGElement, title: string, caption: string[]): Picture {
  const box = svg.getBoundingClientRect();
  const lines = caption.flatMap((line) => wrapped(line, Math.max(20, Math.floor(box.width / LETTER))));
  const width = Math.ceil(box.width + 2 * EDGE);
  const height = Math.ceil(box.height + 2 * EDGE + (title ? 2 * LINE : 0) + (lines.length + 0.5) * LINE);
  const copy = styled(svg) as SVGSVGElement;
  place(copy, { x: EDGE, y: EDGE + (title ? 2 * LINE : 0), width: box.width, height: box.height });
  const whole = element("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` });
  const page = getComputedStyle(document.body);
  const family = page.fontFamily;
  const ink = page.color;
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  whole.append(element("rect", { width, height, fill: ground }));
  if (title) whole.append(words(title, { x: EDGE, y: EDGE + LINE, "font-size": 16, "font-weight": 650, "font-family": family, fill: ink }));
  whole.append(copy);
  const foot = height - EDGE - (lines.length - 1) * LINE;
  lines.forEach((line, index) => {
    whole.append(words(line, { x: EDGE, y: foot + index * LINE, "font-size": 12, "font-family": family, fill: ink }));
  });
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/** The drawing as a PNG. Rejects where the browser cannot paint it. */
export async function painted(picture: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml" }));
  try {
    const image = new Image(picture.width, picture.height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * SHARP;
    canvas.height = picture.height * SHARP;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hand a file to the person at the desk. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function styled(from: Element): Element | null {
  const look = getComputedStyle(from);
  if (from.classList.contains("unpictured") || (look.display === "none" && !from.closest("defs"))) return null;
  const copy = from.cloneNode(false) as Element;
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  for (const name of LOOKS) {
    const value = look.getPropertyValue(name);
    if (value) copy.setAttribute(name, value.replace(/url\("[^"#]*#([^"]+)"\)/, "url(#$1)"));
  }
  for (const child of from.childNodes) {
    const kept = child instanceof Element ? styled(child) : child.nodeType === Node.TEXT_NODE ? child.cloneNode() : null;
    if (kept) copy.append(kept);
  }
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  place(made, attributes);
  return made;
}

function place(made: Element, attributes: Record<string, string | number>): void {
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") made.setAttribute(key, String(value));
}

function words(text: string, attributes: Record<string, string | number>): SVGElement {
  const made = element("text", attributes);
  made.textContent = text;
  return made;
}

function wrapped(line: string, most: number): string[] {
  const found: string[] = [];
  for (const word of line.split(" ")) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word.slice(0, most));
  }
  return found;
}
