// Sources by their names, and the sides that there are: asked for once, when a page first needs them.
import { get, type Schemas } from "./api";

const held = $state({ names: {} as Record<string, string>, sides: [] as string[] });
let awaited: Promise<void> | null = null;

/** Learn the names of sources and the sides; a failure leaves both as they were, and is tried again the next time. */
export function learnSources(): void {
  awaited ??= get<Schemas["Sources"]>("/api/sources")
    .then((found) => {
      held.names = Object.fromEntries(found.items.map(({ source }) => [source.key, source.name ?? source.key]));
      held.sides = found.sides;
    })
    .catch(() => void (awaited = null));
}

/** The name of a source; its key where it has none, or none is known yet. */
export function sourceName(key: string): string {
  return held.names[key] ?? key;
}

/** All sides, as the sources' descriptions name them. */
export function sides(): string[] {
  return held.sides;
}
