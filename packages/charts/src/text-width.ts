/** Relative widths in Source Sans 3: enough to keep labels apart without measuring on a screen. */
const narrow = new Set("iljtfrI.,:;'|!()[] \u00a0\u2009");
const wide = new Set("mwMWÄÖÅ@%€");

/** About how wide a text is. @param text any. @param size of the type in pixels. @returns pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    if (narrow.has(character)) width += 0.28;
    else if (wide.has(character)) width += 0.76;
    else width += character === character.toLowerCase() ? 0.51 : 0.58;
  }
  return width * size;
}

/** Cuts a text into lines. @param text words. @param width of a line in pixels. @param size of the type. @returns its lines. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}
