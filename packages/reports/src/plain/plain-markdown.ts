import type { PlainBlock, PlainDocument } from "@luotsi/contract";

/** A document as Markdown, to be edited further. */
export function plainMarkdown({ title, subtitle, day, ribbon, blocks }: PlainDocument): string {
  const head = [`# ${escaped(title)}`, `${escaped(subtitle)} · ${day}`];
  const note = ribbon === "" ? [] : [`> ${escaped(ribbon)}`];
  return `${[...head, ...note, ...blocks.map(blockMarkdown)].join("\n\n")}\n`;
}

function blockMarkdown(block: PlainBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level + 1)} ${escaped(block.text)}`;
    case "text":
      return escaped(block.text);
    case "note":
      return `> ${escaped(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      break;
  }
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `|${block.columns.map(() => " --- |").join("")}`;
  return [
    `**${escaped(block.caption)}**`,
    "",
    line(block.columns),
    rule,
    ...block.rows.map(line),
  ].join("\n");
}

/** Texts are data: nothing in them is read as markup or breaks a table. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, " ");
}
