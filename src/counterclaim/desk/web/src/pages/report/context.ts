// A claim in a part of its report: ranges counted from where that part begins.
import type { Schemas } from "../../lib/api";

type Claim = Schemas["Claim"];
type Span = Claim["evidence"]["count"];

/** The claim with ranges that count from `starts`; fields with words outside `length` have none there. */
export function shifted(claim: Claim, starts: number, length: number): Claim {
  const move = (span: Span): Span => {
    if (span === null) return null;
    const [start, stop] = [Number(span[0]) - starts, Number(span[1]) - starts];
    return start < 0 || stop > length ? null : ([start, stop] as unknown as Span);
  };
  const { count, thing, measure, places, window, speaker } = claim.evidence;
  return {
    ...claim,
    quote: { ...claim.quote, start: claim.quote.start - starts, stop: claim.quote.stop - starts },
    evidence: {
      count: move(count),
      thing: move(thing),
      measure: move(measure),
      places: places.map((each) => move(each as Span)).filter((each) => each !== null) as typeof places,
      window: move(window),
      speaker: move(speaker),
    },
  };
}
