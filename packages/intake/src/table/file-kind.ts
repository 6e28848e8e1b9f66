const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["workbook", [0x50, 0x4b, 0x03, 0x04]],
  ["XLS (Excel 97–2003)", [0xd0, 0xcf, 0x11, 0xe0]],
  ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["gzip", [0x1f, 0x8b]],
  ["Parquet", [0x50, 0x41, 0x52, 0x31]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
];

/**
 * Kind of a file.
 *
 * @param head its first bytes.
 * @param wide two bytes a character, so that zero bytes are no sign of anything.
 */
export function fileKind(head: Uint8Array, wide: boolean): string {
  const signed = signatures.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (signed !== undefined) return signed[0];
  return !wide && isBinary(head) ? "binary" : "text";
}

/** More than one control character in two hundred bytes is no text. */
function isBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26) || byte === 127) control++;
  }
  return control * 200 > head.length;
}
