import { AppError } from "@luotsi/base";
import { sources } from "@luotsi/contract";
import { quarantineCsv } from "@luotsi/intake";
import {
  findDelivery,
  readQuarantine,
  readQuarantinedPeople,
  wholeAreaReader,
  type WholeReader,
} from "@luotsi/store";

import type { Reach } from "../audit-log/audit-event.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { personColumns } from "./person-columns.ts";

export interface QuarantineFile {
  readonly fileName: string;
  readonly rows: number;
  /** The file in pieces, in constant memory. */
  readonly content: AsyncIterable<string>;
  readonly reach: Reach;
}

const rowsAtOnce = 2000;

/**
 * The rejected rows of a delivery as a file to correct and import again. Its name names the batch, so
 * that the corrected file is known to answer for it.
 *
 * @throws AppError NOT_FOUND when there is no such batch, OUT_OF_SCOPE to who sees a part of the area.
 */
export async function exportQuarantine(
  workspace: ScopedWorkspace,
  batch: number,
): Promise<QuarantineFile> {
  const { store, people } = workspace;
  // Nobody knows whose a rejected row is.
  const everybody = wholeAreaReader(store.reader, people);
  if (everybody === undefined) throw new AppError("OUT_OF_SCOPE");
  const found = await findDelivery(store.reader, batch);
  if (found === undefined) throw new AppError("NOT_FOUND", { what: `#${batch}` });
  const definition = sources[found.source];
  async function* content(whole: WholeReader): AsyncGenerator<string> {
    const heading = quarantineCsv(definition, []);
    yield heading;
    let after = 0;
    for (;;) {
      const rows = await readQuarantine(whole, { batch, limit: rowsAtOnce, after });
      if (rows.length === 0) return;
      yield quarantineCsv(definition, rows).slice(heading.length);
      after = rows.at(-1)?.place ?? Infinity;
    }
  }
  return {
    fileName: `karanteeni-${batch}-${found.source}.csv`,
    rows: found.rejected,
    content: content(everybody),
    reach: {
      people: await readQuarantinedPeople(everybody, batch, personColumns(found.source)),
    },
  };
}
