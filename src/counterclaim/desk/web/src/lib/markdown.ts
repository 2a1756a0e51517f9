// The little of Markdown that our own pages are written in, as blocks to show as text.

export type Block =
  | { kind: "heading" | "code" | "paragraph"; text: string }
  | { kind: "list"; items: string[] };

/** A page in blocks; emphasis is dropped, of a link its words are kept, `code` stays marked. */
export function blocks(markdown: string): Block[] {
  const found: Block[] = [];
  let code: string[] | null = null;
  for (const line of [...markdown.split("\n"), ""]) {
    const last = found.at(-1);
    if (line.startsWith("```")) {
      if (code) found.push({ kind: "code", text: code.join("\n") });
      code = code ? null : [];
    } else if (code) code.push(line);
    else if (!line.trim()) found.push({ kind: "paragraph", text: "" });
    else if (line.startsWith("#")) found.push({ kind: "heading", text: plain(line.replace(/^#+\s*/, "")) });
    else if (/^[-*] /.test(line)) {
      if (last?.kind === "list") last.items.push(plain(line.slice(2)));
      else found.push({ kind: "list", items: [plain(line.slice(2))] });
    } else if (last?.kind === "list") last.items.push(`${last.items.pop() ?? ""} ${plain(line.trim())}`);
    else if (last?.kind === "paragraph") last.text = `${last.text} ${plain(line)}`.trim();
    else found.push({ kind: "paragraph", text: plain(line) });
  }
  return found.filter((each) => each.kind === "list" || each.text !== "");
}

function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*\*([^*]+)\*\*/g, "$1");
}
