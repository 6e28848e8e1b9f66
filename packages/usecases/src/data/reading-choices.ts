import { AppError } from "@luotsi/base";
import { sources, type FileReading, type MappingProfile, type SourceId } from "@luotsi/contract";
import { validateMapping, type ReadingOptions } from "@luotsi/intake";
import { findMapping, type SavedMapping, type Store } from "@luotsi/store";

type Mapping = Pick<MappingProfile, "headings" | "codes" | "constants">;

export interface ReadingChoices {
  readonly overrides: NonNullable<ReadingOptions["overrides"]>;
  readonly mapping: Mapping;
  /** The saved profile it rests on. */
  readonly profile: { readonly id: string; readonly version: number } | undefined;
}

/**
 * How a file is to be read: the saved profile, and over it what is said for this file only.
 *
 * @throws AppError NOT_FOUND for a profile that is not there; INVALID_REQUEST for a mapping that
 *   cannot be used.
 */
export async function readingChoices(
  store: Store,
  source: SourceId,
  reading: FileReading = {},
): Promise<ReadingChoices> {
  const profile = await savedProfile(store, reading);
  const mapping = {
    headings: { ...profile?.headings, ...reading.headings },
    codes: { ...profile?.codes, ...reading.codes },
    constants: { ...profile?.constants, ...reading.constants },
  };
  const [problem] = validateMapping(sources[source], {
    source: profile?.source ?? source,
    ...mapping,
  });
  if (problem !== undefined) throw new AppError("INVALID_REQUEST", { reason: problem.message.en });
  return {
    overrides: {
      ...(reading.delimiter === undefined ? {} : { delimiter: reading.delimiter }),
      ...(reading.encoding === undefined ? {} : { encoding: reading.encoding }),
      ...(reading.decimal === undefined ? {} : { decimal: reading.decimal }),
    },
    mapping,
    profile: profile === undefined ? undefined : { id: profile.id, version: profile.version },
  };
}

async function savedProfile(
  store: Store,
  { mapping }: FileReading,
): Promise<SavedMapping | undefined> {
  if (mapping === undefined) return undefined;
  const found = await findMapping(store.reader, mapping);
  if (found === undefined) throw new AppError("NOT_FOUND", { what: mapping.id });
  return found;
}
