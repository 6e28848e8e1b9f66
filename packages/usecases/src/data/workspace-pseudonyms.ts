import { AppError } from "@luotsi/base";
import { createPseudonymiser, loadPseudonymKey, type Pseudonymise } from "@luotsi/intake";
import { readSetting, writeSetting, type Store } from "@luotsi/store";

const key = "pseudonym-key-fingerprint";

/**
 * Hides person keys with the workspace's own key. The database remembers the key's fingerprint, so
 * that nobody imports with another key, which would make strangers of the same people.
 *
 * @throws AppError PSEUDONYM_KEY_CHANGED, PSEUDONYM_KEY_UNUSABLE.
 */
export async function workspacePseudonyms(store: Store): Promise<Pseudonymise> {
  const { pseudonymOf, fingerprint } = createPseudonymiser(await loadPseudonymKey(store.workspace));
  const kept = await readSetting(store.reader, key);
  if (kept === undefined) {
    await store.write(async (writer) => {
      await writeSetting(writer, { key, value: fingerprint, changedBy: "luotsi" });
    });
  } else if (kept !== fingerprint) {
    throw new AppError("PSEUDONYM_KEY_CHANGED");
  }
  return pseudonymOf;
}
