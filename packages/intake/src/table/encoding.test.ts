import { describe, expect, test } from "vitest";

import { encodingEvidence, encodingNamed, textReader } from "./encoding.ts";

function concluded(...pieces: readonly (readonly number[])[]): string {
  const evidence = encodingEvidence();
  for (const piece of pieces) evidence.add(Uint8Array.from(piece));
  return evidence.conclude();
}

const a = 0x61;

describe("the encoding of bytes", () => {
  test.each([
    ["UTF-8 BOM", [0xef, 0xbb, 0xbf, a]],
    ["UTF-16LE", [0xff, 0xfe, a, 0]],
    ["UTF-16BE", [0xfe, 0xff, 0, a]],
    ["UTF-8", [a, 0xc3, 0xa4]],
    ["UTF-8", [a, a]],
    ["ISO-8859-1", [a, 0xe4, a]],
    ["Windows-1252", [a, 0x96, 0xe4]],
    ["Windows-1252", [0x80]],
    ["ISO-8859-15", [0xa4]],
    ["ISO-8859-15", [a, 0xa8, a]],
    ["ISO-8859-1", [0x20, 0xa8, 0x20, 0xe4]],
    ["ISO-8859-1", [0x31, 0xa0, 0x32, 0xe4]],
  ])("is %s", (encoding, bytes) => {
    expect(concluded(bytes)).toBe(encoding);
  });

  test("a character split between two pieces is still UTF-8", () => {
    expect(concluded([a, 0xc3], [0xa4, a])).toBe("UTF-8");
  });

  test("a character that never ends is not UTF-8", () => {
    expect(concluded([a, 0xc3])).toBe("ISO-8859-1");
  });

  test("UTF-16 without a byte order mark shows in its zero bytes", () => {
    const wide = [...Buffer.from("kuukausi;alue", "utf16le")];
    expect(concluded(wide)).toBe("UTF-16LE");
    expect(concluded(wide.toReversed())).toBe("UTF-16BE");
  });
});

describe("reading text", () => {
  test.each([
    ["ISO-8859-1", 0xa4, "¤"],
    ["ISO-8859-15", 0xa4, "€"],
    ["Windows-1252", 0x80, "€"],
    ["ISO-8859-15", 0xa8, "š"],
    ["Windows-1252", 0xa0, "\u00a0"],
  ] as const)("%s reads byte %i as %s", (encoding, byte, text) => {
    expect(textReader(encoding).read(Uint8Array.of(byte), true)).toBe(text);
  });

  test("a UTF-8 character cut in three is read whole", () => {
    const reader = textReader("UTF-8");
    const pieces = [[0xe2], [0x82], [0xac]].map((bytes) =>
      reader.read(Uint8Array.from(bytes), false),
    );
    expect(pieces.join("")).toBe("€");
  });

  test("bytes that are not of the encoding are refused, never replaced", () => {
    expect(() => textReader("UTF-8").read(Uint8Array.of(0xe4, a), true)).toThrow(TypeError);
    expect(() => textReader("UTF-8").read(Uint8Array.of(0xc3), true)).toThrow(TypeError);
  });
});

test.each([
  ["latin1", "ISO-8859-1"],
  ["ISO-8859-15", "ISO-8859-15"],
  ["cp1252", "Windows-1252"],
  ["utf8", "UTF-8"],
  ["UTF-16le", "UTF-16LE"],
  ["EBCDIC", undefined],
])("the user's %s means %s", (text, encoding) => {
  expect(encodingNamed(text)).toBe(encoding);
});
