// Where the desk stands: the page and what it shows are read from the address, and nothing else.

export const place = $state({ path: location.pathname, query: location.search });

addEventListener("popstate", () => arrive());

function arrive(): void {
  place.path = location.pathname;
  place.query = location.search;
}

/** Go to an address of the desk; `replace` leaves no step to go back to. */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  const before = place.path;
  arrive();
  if (place.path !== before) scrollTo(0, 0);
}

/** Lets links inside the desk change the page without loading it anew. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = (event.target as Element | null)?.closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname.startsWith("/api/")) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
