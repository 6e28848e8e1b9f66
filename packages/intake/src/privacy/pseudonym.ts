import { keyedHash } from "./keyed-hash.ts";

export interface Pseudonymiser {
  /**
   * The pseudonym of a person key; a pseudonym of the same key file is given back unchanged, so
   * that an exported file can come in again.
   *
   * @returns undefined for a text in the form of a pseudonym that this area's key did not make.
   */
  readonly pseudonymOf: (personKey: string) => string | undefined;
  /** Tells two keys apart without revealing them; pseudonyms of different keys never meet. */
  readonly fingerprint: string;
}

const prefix = "lp1";
const bodyLength = 23;
const checkLength = 3;
const form = /^lp1[a-z2-7]{26}$/;
const mostRemembered = 200_000;

/**
 * Makes pseudonyms with one area's key: `lp1`, 115 bits of HMAC-SHA256 of the person key and 15
 * bits of HMAC-SHA256 of those, as 26 characters of base 32.
 *
 * @param key at least 16 characters, kept outside the database.
 */
export function createPseudonymiser(key: string): Pseudonymiser {
  const remembered = new Map<string, string>();
  const hash = keyedHash(key);
  const checkOf = (body: string): string => base32(hash(`check:${body}`), checkLength);

  function pseudonymOf(personKey: string): string | undefined {
    const before = remembered.get(personKey);
    if (before !== undefined) return before;
    if (form.test(personKey)) {
      const body = personKey.slice(prefix.length, prefix.length + bodyLength);
      return checkOf(body) === personKey.slice(-checkLength) ? personKey : undefined;
    }
    const body = base32(hash(`person:${personKey}`), bodyLength);
    const made = ownCopy(prefix + body + checkOf(body));
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(ownCopy(personKey), made);
    return made;
  }
  return { pseudonymOf, fingerprint: base32(hash("fingerprint:"), 12) };
}

/**
 * The text in memory of its own. A cell is a window into a large piece of the file, and a text put
 * together is a tree of its parts: keeping either would keep many times what it says.
 */
function ownCopy(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** The first characters of base 32. @param digest a byte a character. */
function base32(digest: string, length: number): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (let at = 0; text.length < length; bits -= 5) {
    if (bits < 5) {
      held = ((held << 8) | digest.charCodeAt(at++)) & 0xfff;
      bits += 8;
    }
    text += alphabet.charAt((held >> (bits - 5)) & 31);
  }
  return text;
}
