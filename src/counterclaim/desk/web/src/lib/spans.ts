// Ranges of the service count Unicode code points; strings here count UTF-16 units. These convert.

/** A text whose ranges are told in code points. */
export class Text {
  private readonly units: Uint32Array | null;

  constructor(readonly whole: string) {
    let wide = false;
    for (let at = 0; at < whole.length && !wide; at += 1) wide = (whole.charCodeAt(at) & 0xf800) === 0xd800;
    this.units = wide ? Uint32Array.from(starts(whole)) : null;
  }

  /** The number of code points. */
  get length(): number {
    return this.units ? this.units.length - 1 : this.whole.length;
  }

  slice(start: number, stop: number): string {
    return this.whole.slice(this.unit(start), this.unit(stop));
  }

  /** The UTF-16 offset of a code point. */
  unit(point: number): number {
    return this.units ? (this.units[Math.min(point, this.units.length - 1)] ?? this.whole.length) : point;
  }

  /** The code point at a UTF-16 offset. */
  point(unit: number): number {
    if (!this.units) return unit;
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The number of code points of a text. */
export function lengthOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function* starts(whole: string): Generator<number> {
  let at = 0;
  for (const each of whole) {
    yield at;
    at += each.length;
  }
  yield at;
}
