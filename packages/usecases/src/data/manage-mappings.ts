import { randomUUID } from "node:crypto";

import { AppError } from "@luotsi/base";
import {
  sources,
  type MappingsView,
  type MappingVersion,
  type SaveMappingRequest,
} from "@luotsi/contract";
import { validateMapping } from "@luotsi/intake";
import { listMappings, saveMapping, type SavedMapping } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { grouped } from "./grouped.ts";

/** Saved column mappings, each with its versions, newest first. */
export async function showMappings(workspace: Workspace): Promise<MappingsView> {
  const saved = await listMappings(workspace.store.reader);
  const byProfile = grouped(saved, ({ id }) => id);
  return {
    profiles: [...byProfile].flatMap(([id, versions]) => {
      const [newest] = versions;
      if (newest === undefined) return [];
      return [
        { id, name: newest.name, source: newest.source, versions: versions.map(mappingVersion) },
      ];
    }),
  };
}

/**
 * Saves a column mapping: a new profile, or the next version of one that was seen.
 *
 * @throws AppError INVALID_REQUEST for a mapping that cannot be used; CONFLICTING_CHANGE when somebody
 *   saved a newer version meanwhile.
 */
export async function saveMappingProfile(
  workspace: Workspace,
  request: SaveMappingRequest,
  savedBy: string,
): Promise<MappingVersion> {
  const [problem] = validateMapping(sources[request.source], request);
  if (problem !== undefined) throw new AppError("INVALID_REQUEST", { reason: problem.message.fi });
  const { name, source, headings, codes, constants, basedOnVersion } = request;
  const id = request.id ?? randomUUID();
  const saved = await workspace.store.write(
    async (writer) =>
      await saveMapping(writer, {
        id,
        name,
        source,
        headings,
        codes,
        constants,
        basedOnVersion,
        savedBy,
      }),
  );
  return mappingVersion(saved);
}

function mappingVersion(saved: SavedMapping): MappingVersion {
  const { id, version, name, source, savedAt, savedBy } = saved;
  return {
    id,
    version,
    name,
    source,
    headings: { ...saved.headings },
    codes: Object.fromEntries(
      Object.entries(saved.codes).map(([column, codes]) => [column, { ...codes }]),
    ),
    constants: { ...saved.constants },
    savedAt,
    savedBy,
  };
}
