/** Text as it is compared: lower case, without diacritics, spaces and signs. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Nd}]/gu, "");
}
