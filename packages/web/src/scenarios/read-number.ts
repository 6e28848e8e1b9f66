/** A number as people write it, with a comma or a point; undefined while it is not one. */
export function readNumber(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replaceAll(/[\s\u00A0]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return undefined;
  return Number(plain);
}
