import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

import { AppError } from "@luotsi/base";

/**
 * AES-256-GCM (NIST SP 800-38D). Bytes: 12 of a nonce drawn anew for each sealing, the ciphertext, 16 of the
 * tag. `place` is authenticated and not kept: what was sealed for one place does not open in another.
 */
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
/** Texts are filled up to a multiple of this, so that a length gives no name away. */
const padding = 32;

export function seal(key: Buffer, place: readonly string[], content: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(placeBytes(place));
  return Buffer.concat([nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()]);
}

/** @throws AppError VAULT_ROW_BROKEN when the bytes were changed or sealed with another key or for another place. */
export function open(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  try {
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes))
      .setAAD(placeBytes(place))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()]);
  } catch {
    throw new AppError("VAULT_ROW_BROKEN", { field: place[0] ?? "" });
  }
}

export function sealText(key: Buffer, place: readonly string[], text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const filled = Buffer.alloc(Math.ceil((bytes.length + 1) / padding) * padding);
  bytes.copy(filled);
  filled[bytes.length] = 1;
  return seal(key, place, filled);
}

export function openText(key: Buffer, place: readonly string[], sealed: Buffer): string {
  const filled = open(key, place, sealed);
  return filled.subarray(0, filled.lastIndexOf(1)).toString("utf8");
}

/** A keyed digest that cannot be taken for one of other parts. */
export function keyedDigest(key: Buffer, parts: readonly string[]): Buffer {
  return createHmac("sha256", key).update(placeBytes(parts)).digest();
}

function placeBytes(parts: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(["luotsi-vault-1", ...parts]), "utf8");
}
