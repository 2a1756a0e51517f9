// Where a source's page is: its key stands in the path, slashes and all.

export function sourceLink(key: string): string {
  return `/source/${key.split("/").map(encodeURIComponent).join("/")}`;
}
