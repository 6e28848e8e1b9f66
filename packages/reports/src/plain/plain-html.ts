import type { PlainBlock, PlainDocument } from "@luotsi/contract";

/** A document as one page of HTML that needs nothing else: no script, no picture, no address. */
export function plainHtml({
  language,
  title,
  subtitle,
  day,
  ribbon,
  blocks,
}: PlainDocument): string {
  const note = ribbon === "" ? "" : `<p class="note">${escaped(ribbon)}</p>\n`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="subtitle">${escaped(subtitle)} · <time>${escaped(day)}</time></p>
${note}${blocks.map(blockHtml).join("\n")}
</main>
</body>
</html>
`;
}

const style = `
body { font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; color: #202733; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
h1, h2 { color: #0b3b4a; line-height: 1.2 }
.subtitle { color: #49515e }
.note { border-left: 3px solid #e8a317; padding-left: 0.75rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.9rem }
caption { text-align: left; font-weight: 600; padding-bottom: 0.3rem }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #cfd3d8; padding: 0.3rem 0.5rem 0.3rem 0; overflow-wrap: anywhere }
`;

function blockHtml(block: PlainBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "note":
      return `<p class="note">${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      break;
  }
  const head = block.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join("");
  const rows = block.rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`,
  );
  return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
