import { createHash, randomInt } from "node:crypto";

import { AppError } from "@luotsi/base";
import { wholeArea } from "@luotsi/contract";
import { insertBreakGlassCode, useBreakGlassCode, type Store } from "@luotsi/store";

import { breakGlassIssuer, type Identified } from "./session-keeper.ts";

/** How long an emergency code waits to be used. */
export const codeLastsMilliseconds = 15 * 60_000;
/** How long an emergency session lasts. */
export const emergencyLastsMilliseconds = 60 * 60_000;

/** Without letters and digits that look like each other: 5 bits each. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const groups = 5;
const groupLength = 5;

export interface MadeCode {
  /** Number of the code, as in the audit log. */
  readonly id: number;
  /** Shown once and kept nowhere. */
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** Makes an emergency code: 125 bits, used once, of which only a hash is kept. */
export async function makeBreakGlassCode(store: Store, now: number): Promise<MadeCode> {
  const code = Array.from({ length: groups }, () => group()).join("-");
  const endsAt = now + codeLastsMilliseconds;
  const kept = { codeHash: hashOf(code), madeAt: now, endsAt };
  const id = await store.write(async (writer) => await insertBreakGlassCode(writer, kept));
  return { id, code, endsAt };
}

/**
 * Uses an emergency code up.
 *
 * @returns the emergency administrator.
 * @throws AppError BREAK_GLASS_REFUSED when the code is wrong, used or too old, without saying which.
 */
export async function takeBreakGlassCode(
  store: Store,
  code: string,
  now: number,
): Promise<Identified> {
  const hash = hashOf(code);
  const id = await store.write(async (writer) => await useBreakGlassCode(writer, hash, now));
  if (id === undefined) throw new AppError("BREAK_GLASS_REFUSED");
  const user = `break-glass-${id}`;
  return {
    user,
    name: user,
    grants: [{ role: "administrator", scope: wholeArea }],
    issuer: breakGlassIssuer,
    subject: user,
    providerSession: undefined,
    idToken: undefined,
  };
}

function group(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Spaces, hyphens and the size of letters do not matter to whoever types the code. */
function hashOf(code: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(plain).digest("hex");
}
