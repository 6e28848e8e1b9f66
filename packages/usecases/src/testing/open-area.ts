import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day } from "@luotsi/base";
import type { ImportOutcome, SourceId } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";

import { nameArea } from "../area.ts";
import { importFile } from "../data/import-file.ts";
import { workspaceOn, type Workspace } from "../workspace.ts";

/** A workspace of an area whose files a test writes by hand. */
export interface TestArea {
  readonly workspace: Workspace;
  /** Imports a file of these lines, the heading first. */
  readonly deliver: (source: SourceId, lines: readonly string[]) => Promise<ImportOutcome>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an empty area.
 *
 * @param today the day its figures are looked at.
 * @param municipalities codes of those that finance its services.
 */
export async function openArea(today: string, municipalities: string[]): Promise<TestArea> {
  const workspace = workspaceOn(await openTestStore(), () => day(today));
  const folder = mkdtempSync(join(tmpdir(), "luotsi-area-"));
  // With a key of its own each run would put people in another order, and draws would fall on others.
  const key = join(workspace.folder, "pseudonym.key");
  writeFileSync(key, "the-same-key-in-every-test-of-an-area\n", { mode: 0o600 });
  const name = { fi: "Koealue", sv: "Provområde", en: "Test area" };
  await nameArea(
    workspace.store,
    { name, synthetic: true, municipalities, employmentArea: null },
    "test",
  );
  let files = 0;
  return {
    workspace,
    deliver: async (source, lines) => {
      files += 1;
      const file = `${source}-${files}.csv`;
      writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
      return await importFile(workspace, {
        file: { path: join(folder, file), name: file },
        source,
        importer: "test",
      });
    },
    close: async () => {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const paymentHead =
  "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,full_eur,max_period_start";

/** A payment of labour-market subsidy at 40 € a day. */
export function subsidyPayment(
  person: string,
  row: {
    readonly from: string;
    readonly to: string;
    readonly paidOn: string;
    readonly days: number;
  },
): string {
  const { from, to, paidOn, days } = row;
  return `${person},labour_market_subsidy,${from},${to},${paidOn},${days},${days * 40}.00,unemployment,,`;
}

export const personHead =
  "person_id,birth_month,sex,education,language,citizenship,exempt_group,first_municipality_entry,opening_on,opening_days_lms,opening_days_da,opening_days_unemployment,own_worker";
export const ledgerHead = "month,account,cost_centre,service,entry,amount_eur";
export const residenceHead = "person_id,from,to,municipality";
