import { isAscii } from "node:buffer";
import { TextDecoder } from "node:util";

/** Encodings a table may be in, as shown to the user. */
export const encodings = [
  "UTF-8",
  "UTF-8 BOM",
  "UTF-16LE",
  "UTF-16BE",
  "ISO-8859-1",
  "ISO-8859-15",
  "Windows-1252",
] as const;
export type Encoding = (typeof encodings)[number];

const spellings: Readonly<Record<string, Encoding>> = {
  utf8: "UTF-8",
  utf8bom: "UTF-8 BOM",
  utf8sig: "UTF-8 BOM",
  utf16: "UTF-16LE",
  utf16le: "UTF-16LE",
  utf16be: "UTF-16BE",
  iso88591: "ISO-8859-1",
  latin1: "ISO-8859-1",
  iso885915: "ISO-8859-15",
  latin9: "ISO-8859-15",
  windows1252: "Windows-1252",
  cp1252: "Windows-1252",
};

/** The encoding a user means, however it is spelled; undefined when it is none of ours. */
export function encodingNamed(text: string): Encoding | undefined {
  return spellings[text.toLowerCase().replaceAll(/[^a-z0-9]/g, "")];
}

/** What the bytes of a file say about its encoding, gathered chunk by chunk. */
export interface EncodingEvidence {
  readonly add: (bytes: Uint8Array) => void;
  readonly conclude: () => Encoding;
}

/** Gathers evidence over a whole file or its beginning, in one pass and constant memory. */
export function encodingEvidence(): EncodingEvidence {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let bom: Encoding | undefined;
  let started = false;
  let valid = true;
  let ascii = true;
  const seen = { control: false, latin9: false };
  let zeros = { even: 0, odd: 0 };
  return {
    add(bytes) {
      if (!started) {
        bom = bomOf(bytes);
        zeros = zerosOf(bytes.subarray(0, 4096));
        started = true;
      }
      if (bom !== undefined) return;
      if (ascii && isAscii(bytes)) return;
      ascii = false;
      if (!(seen.control && seen.latin9)) notice(bytes, seen);
      if (!valid) return;
      try {
        utf8.decode(bytes, { stream: true });
      } catch {
        valid = false;
      }
    },
    conclude() {
      if (bom !== undefined) return bom;
      if (zeros.odd > 8 && zeros.even === 0) return "UTF-16LE";
      if (zeros.even > 8 && zeros.odd === 0) return "UTF-16BE";
      if (valid && endsWhole(utf8)) return "UTF-8";
      if (seen.control) return "Windows-1252";
      return seen.latin9 ? "ISO-8859-15" : "ISO-8859-1";
    },
  };
}

/** How many bytes of byte order mark a file of this encoding starts with. */
export function bomLength(bytes: Uint8Array): number {
  const bom = bomOf(bytes);
  if (bom === undefined) return 0;
  return bom === "UTF-8 BOM" ? 3 : 2;
}

/** Turns bytes into text piece by piece; a piece may end in the middle of a character. */
export interface TextReader {
  /** @throws TypeError when the bytes are not of the encoding. */
  readonly read: (bytes: Uint8Array, last: boolean) => string;
}

/** A reader of text in the encoding; the byte order mark must be gone already. */
export function textReader(encoding: Encoding): TextReader {
  if (encoding === "ISO-8859-1") {
    return { read: (bytes) => latin1(bytes) };
  }
  const decoder = new TextDecoder(decoderName(encoding), { fatal: true, ignoreBOM: true });
  if (encoding !== "UTF-8" && encoding !== "UTF-8 BOM") {
    return { read: (bytes, last) => decoder.decode(bytes, { stream: !last }) };
  }
  let between = true;
  return {
    read(bytes, last) {
      // Plain ASCII needs no decoding when no character is left half read.
      if (between && isAscii(bytes)) return latin1(bytes);
      between = (bytes.at(-1) ?? 0) < 0x80;
      return decoder.decode(bytes, { stream: !last });
    },
  };
}

function decoderName(encoding: Encoding): string {
  return encoding === "UTF-8 BOM" ? "utf-8" : encoding.toLowerCase();
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function bomOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "UTF-8 BOM";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return undefined;
}

function zerosOf(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2 === 0 ? "even" : "odd"]++;
  });
  return zeros;
}

/** Bytes where the three 8-bit encodings differ: 80–9F are letters and signs only in Windows-1252. */
function notice(bytes: Uint8Array, seen: { control: boolean; latin9: boolean }): void {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80 || byte > 0xbe) continue;
    if (byte < 0xa0) seen.control = true;
    else if (byte === 0xa4) seen.latin9 = true;
    else if (caron.has(byte) && (isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) {
      seen.latin9 = true;
    }
  }
}

/** Š š Ž ž in ISO-8859-15; a broken bar or a lone accent, which touch no letters, in ISO-8859-1. */
const caron: ReadonlySet<number> = new Set([0xa6, 0xa8, 0xb4, 0xb8]);

function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0;
}

function endsWhole(decoder: TextDecoder): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
