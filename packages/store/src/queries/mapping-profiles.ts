import { AppError } from "@luotsi/base";
import type { MappingProfile } from "@luotsi/contract";

import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** One saved version of a profile. */
export interface SavedMapping extends MappingProfile {
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
  readonly savedBy: string;
}

const columns = `id, version, name, source, headings, codes, constants, saved_at AS "savedAt",
  saved_by AS "savedBy"`;

/** Every version of every profile: profiles by name, versions newest first. */
export async function listMappings(reader: Reader): Promise<readonly SavedMapping[]> {
  return await reader.rows<SavedMapping>(
    `SELECT ${columns} FROM mapping_profile
     ORDER BY first_value(name) OVER (PARTITION BY id ORDER BY version DESC) COLLATE "fi-x-icu", id,
              version DESC`,
  );
}

/** A profile's version, the newest when none is named; undefined when it is not there. */
export async function findMapping(
  reader: Reader,
  wanted: { readonly id: string; readonly version?: number | undefined },
): Promise<SavedMapping | undefined> {
  const [found] = await reader.rows<SavedMapping>(
    `SELECT ${columns} FROM mapping_profile WHERE id = $1 AND ($2::int IS NULL OR version = $2)
     ORDER BY version DESC LIMIT 1`,
    [wanted.id, wanted.version ?? null],
  );
  return found;
}

export interface MappingToSave extends Omit<MappingProfile, "version"> {
  /** Version the change was made on; 0 for a new profile. */
  readonly basedOnVersion: number;
  readonly savedBy: string;
}

/**
 * Saves the next version of a profile.
 *
 * @throws AppError CONFLICTING_CHANGE when somebody saved a newer version meanwhile.
 */
export async function saveMapping(writer: Writer, mapping: MappingToSave): Promise<SavedMapping> {
  await writer.run("SELECT pg_advisory_xact_lock(hashtextextended('mapping ' || $1, 0))", [
    mapping.id,
  ]);
  const { newest } = await oneRow<{ newest: number }>(
    writer,
    "SELECT coalesce(max(version), 0)::int AS newest FROM mapping_profile WHERE id = $1",
    [mapping.id],
  );
  if (newest !== mapping.basedOnVersion) {
    throw new AppError("CONFLICTING_CHANGE", { what: mapping.name });
  }
  return await oneRow<SavedMapping>(
    writer,
    `INSERT INTO mapping_profile (id, version, name, source, headings, codes, constants, saved_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8) RETURNING ${columns}`,
    [
      mapping.id,
      newest + 1,
      mapping.name,
      mapping.source,
      JSON.stringify(mapping.headings),
      JSON.stringify(mapping.codes),
      JSON.stringify(mapping.constants),
      mapping.savedBy,
    ],
  );
}
