import { AppError, type Localised } from "@luotsi/base";
import {
  readShape,
  scenarioDefinition,
  type SavedScenario,
  type SaveScenarioRequest,
  type ScenarioDefinition,
} from "@luotsi/contract";
import {
  insertScenarioListing,
  insertScenarioVersion,
  listScenarioVersions,
  readMunicipalityNames,
  type StoredScenario,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { changeWords, type MunicipalityNames } from "./change-words.ts";

/**
 * A saved scenario, the newest version unless one is named.
 *
 * @throws AppError NOT_FOUND.
 */
export async function showScenario(
  workspace: Workspace,
  { scenario, version }: { readonly scenario: number; readonly version?: number | undefined },
): Promise<SavedScenario> {
  const { reader } = workspace.store;
  const versions = await listScenarioVersions(reader, scenario);
  const found = versions.find((each) => version === undefined || each.version === version);
  if (found === undefined) {
    throw new AppError("NOT_FOUND", {
      what: version === undefined ? String(scenario) : `${scenario}, v${version}`,
    });
  }
  return savedView(found, versions, await readMunicipalityNames(reader));
}

/**
 * Saves a scenario: a new one, or the next version of one that was seen.
 *
 * @throws AppError CONFLICTING_CHANGE when somebody saved a newer version meanwhile; NOT_FOUND.
 */
export async function saveScenario(
  workspace: Workspace,
  { id, basedOnVersion, definition }: SaveScenarioRequest,
  savedBy: string,
): Promise<SavedScenario> {
  const scenario = await workspace.store.write(
    async (writer) =>
      await insertScenarioVersion(writer, {
        id,
        basedOnVersion,
        name: definition.name,
        definition,
        savedBy,
      }),
  );
  return await showScenario(workspace, { scenario });
}

export interface ScenarioToList {
  readonly scenario: number;
  /** Out of the list, or back into it. */
  readonly event: "withdrawn" | "restored";
  readonly by: string;
}

/** Takes a scenario out of the list or puts it back; its versions stay. @throws AppError NOT_FOUND */
export async function listScenarioAs(
  workspace: Workspace,
  { scenario, event, by }: ScenarioToList,
): Promise<SavedScenario> {
  await workspace.store.write(async (writer) => {
    await insertScenarioListing(writer, { id: scenario, event, by });
  });
  return await showScenario(workspace, { scenario });
}

function savedView(
  found: StoredScenario,
  versions: readonly StoredScenario[],
  names: MunicipalityNames,
): SavedScenario {
  const definition = definitionOf(found);
  const { id, version, newestVersion, isWithdrawn } = found;
  return {
    id,
    version,
    newestVersion,
    isWithdrawn,
    definition,
    changes: definition.changes.map((change) => ({
      kind: change.kind,
      text: changeWords(change, names),
    })),
    versions: versions.map((each) => ({
      version: each.version,
      savedAt: each.savedAt,
      savedBy: each.savedBy,
      name: each.name,
    })),
  };
}

/** The definition of a saved version, checked again: what was saved by an older version may no longer be understood. */
export function definitionOf({ definition, name, version }: StoredScenario): ScenarioDefinition {
  const reading = readShape(scenarioDefinition, definition, "en");
  if (reading.kind === "fits") return reading.value;
  const reason = reading.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new AppError("INVALID_SCENARIO", { reason: `${name}, v${version}: ${reason}` });
}

/** The changes of a saved version in words, one after another. */
export function changesInWords(
  stored: StoredScenario,
  names: MunicipalityNames,
): readonly Localised[] {
  return definitionOf(stored).changes.map((change) => changeWords(change, names));
}
