/** Characters that a chart's title has room for. */
export const longestTitle = 96;

/** A name of at most so many characters; a longer one is cut, between words where that leaves half of it. */
export function shortened(name: string, most: number): string {
  const letters = Array.from(name);
  if (letters.length <= most) return name;
  const cut = letters.slice(0, most - 1).join("");
  const words = cut.slice(0, Math.max(0, cut.lastIndexOf(" ")));
  return `${words.length >= most / 2 ? words : cut.trimEnd()}…`;
}

/** `kunta +1 200 €; toinen −300 €`: what is drawn, one after another. */
export function listOf(
  parts: readonly { readonly label: string; readonly text: string }[],
): string {
  return parts.map(({ label, text }) => `${label} ${text}`).join("; ");
}
