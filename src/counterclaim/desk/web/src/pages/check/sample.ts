// The sample that shows a newcomer a contradiction: an invented report, in the language of the page.
import { speech } from "../../lib/texts.svelte";

const SAMPLES = import.meta.glob<string>("../../../texts/*/sample.txt", { query: "?raw", import: "default" });

export async function sample(): Promise<string> {
  const load = SAMPLES[`../../../texts/${speech.language}/sample.txt`] ?? SAMPLES["../../../texts/en/sample.txt"];
  return load ? await load() : "";
}
