import { addMonths } from "@luotsi/base";
import { listClosedMonths, listFrozenRows } from "@luotsi/store";

import { bestForecast, forecastVersion } from "../liability-forecast/best-forecast.ts";
import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { loadRecordFacts } from "./load-record-facts.ts";
import type { FrozenFigure } from "./posting.ts";

const remembered = remembering<FinanceFacts>();

/**
 * Everything the money page rests on. The same until the data changes, so it is read once for each state
 * of the data.
 */
export async function loadFinanceFacts(workspace: Workspace): Promise<FinanceFacts> {
  const versions = [await workspace.dataVersion(), await forecastVersion(workspace)];
  const version = [...versions, workspace.clock()].join(" ");
  return await remembered.recall(workspace, version, async () => await readFacts(workspace));
}

async function readFacts(workspace: Workspace): Promise<FinanceFacts> {
  const { store } = workspace;
  const closed = await listClosedMonths(store.reader);
  const lastClosed = closed.at(-1)?.month;
  return {
    ...(await loadRecordFacts(workspace)),
    firstOpen: lastClosed === undefined ? undefined : addMonths(lastClosed, 1),
    frozen: await readFrozen(workspace),
    flowForecast: await bestForecast(workspace),
  };
}

async function readFrozen({ store }: Workspace): Promise<readonly FrozenFigure[]> {
  const rows = await listFrozenRows(store.reader);
  return rows.flatMap(({ month, originMonth, measure, key, cents: amount }) =>
    amount === undefined ? [] : [{ postedMonth: month, originMonth, measure, key, cents: amount }],
  );
}
