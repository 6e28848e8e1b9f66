import type { Localised } from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** Names of the municipalities in the newest imported division, by their three-digit code. */
export async function readMunicipalityNames(
  reader: Reader,
): Promise<ReadonlyMap<string, Localised>> {
  const rows = await reader.rows<{ code: string; fi: string; sv: string; en: string | null }>(
    `SELECT DISTINCT ON (municipality) municipality AS code, name_fi AS fi, name_sv AS sv, name_en AS en
     FROM municipality WHERE superseded_by_batch IS NULL
     ORDER BY municipality, division_year DESC`,
  );
  return new Map(rows.map(({ code, fi, sv, en }) => [code, { fi, sv, en: en ?? fi }]));
}
