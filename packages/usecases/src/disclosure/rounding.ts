import { createHmac, randomBytes } from "node:crypto";

import type { Localised } from "@luotsi/base";
import {
  disclosureSettings,
  readShape,
  type DisclosureSettings,
  type Provenance,
} from "@luotsi/contract";
import { roundedCount } from "@luotsi/indicators";
import { readSetting, writeSetting, type Store } from "@luotsi/store";

const setting = "disclosure";

/** How counts of people are rounded: to multiples of the base, by keys that nobody can tell without the secret. */
export interface Rounding {
  readonly base: number;
  /** The key of anything that has a name, below `keySpace`. */
  readonly keyOf: (name: string) => number;
}

/** Whether counts are rounded, and to what; undefined while they are only hidden. */
export async function readRounding(store: Pick<Store, "reader">): Promise<Rounding | undefined> {
  const kept = await readSettings(store);
  if (kept === undefined || kept.roundTo === null) return undefined;
  const { roundTo: base, secret } = kept;
  return {
    base,
    keyOf: (name) => createHmac("sha256", secret).update(name).digest().readUInt32BE(0),
  };
}

async function readSettings(store: Pick<Store, "reader">): Promise<DisclosureSettings | undefined> {
  const kept = await readSetting(store.reader, setting);
  if (kept === undefined) return undefined;
  const reading = readShape(disclosureSettings, kept, "en");
  if (reading.kind === "does-not-fit")
    throw new Error("the setting of disclosure has its own shape");
  return reading.value;
}

/** Rounds counts from now on, or only hides them. The secret is made once: a new one would round everything anew. */
export async function setRounding(
  store: Store,
  roundTo: DisclosureSettings["roundTo"],
  changedBy: string,
): Promise<void> {
  const secret = (await readSettings(store))?.secret ?? randomBytes(32).toString("hex");
  await store.write(async (writer) => {
    await writeSetting(writer, { key: setting, value: { roundTo, secret }, changedBy });
  });
}

/**
 * A count of a table that is not of the indicators, rounded where counts are.
 *
 * @param name of the cell, with its period: the same cell of the same size is always rounded to the same.
 */
export function roundPeople<Count extends number | null>(
  rounding: Rounding | undefined,
  name: string,
  count: Count,
): Count | number {
  if (rounding === undefined || count === null) return count;
  return roundedCount(count, rounding.base, rounding.keyOf(`${name} ${count}`));
}

/** Says that counts are rounded, wherever a figure tells what it rests on. */
export function roundingAssumptions(rounding: Rounding | undefined): Provenance["assumptions"] {
  if (rounding === undefined) return [];
  return [{ name: "rounding", value: String(rounding.base), text: roundingWords(rounding.base) }];
}

/** The same as a sentence. */
export function roundingWords(base: number): Localised {
  return {
    fi: `Henkilömäärät on pyöristetty ${base}:n kerrannaisiin tietosuojan vuoksi, joten summat eivät aina täsmää.`,
    sv: `Antalet personer är avrundade till multiplar av ${base} för dataskyddets skull, så summorna stämmer inte alltid.`,
    en: `Counts of people are rounded to multiples of ${base} to protect them, so sums do not always agree.`,
  };
}
