import { addMonths, AppError, formatMonth, monthOf, monthRange, type Month } from "@luotsi/base";
import type { MonthStatusView } from "@luotsi/contract";
import { insertClosing, listClosedMonths, type MonthClosing } from "@luotsi/store";

import { indicatorsToFreeze } from "../indicators/indicators-to-freeze.ts";
import { loadIndicatorFacts } from "../indicators/load-indicator-facts.ts";
import type { Workspace } from "../workspace.ts";
import { assembleFinance, currentFigures } from "./assemble-finance.ts";
import { closingObstacles } from "./closing-obstacles.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { loadFinanceFacts } from "./load-facts.ts";
import { postFigures, type FrozenFigure } from "./posting.ts";

/** Name under which a closed month's page is kept. */
const pageName = "finance";

/**
 * Closes a month and every open month before it: their figures never change afterwards. The page as it stood
 * is kept with the last of them, byte for byte.
 *
 * @throws AppError MONTH_NOT_CLOSABLE when it is closed, has not ended, or its data is not in.
 */
export async function closeMonth(
  workspace: Workspace,
  asked: { readonly month: Month; readonly by: string },
): Promise<MonthStatusView> {
  const facts = await loadFinanceFacts(workspace);
  const [obstacle] = closingObstacles(facts).of(asked.month);
  if (obstacle !== undefined) {
    const month = formatMonth(asked.month);
    const { fi: reasonFi, sv: reasonSv, en: reasonEn } = obstacle;
    throw new AppError("MONTH_NOT_CLOSABLE", { month, reasonFi, reasonSv, reasonEn });
  }
  const money = closingsUpTo(facts, asked.month, asked.by);
  const counts = indicatorsToFreeze(
    await loadIndicatorFacts(workspace),
    money.map(({ month }) => month),
  );
  const closings = money.map((closing) => ({
    ...closing,
    figures: [...closing.figures, ...(counts.get(closing.month) ?? [])],
  }));
  await workspace.store.write(async (writer) => {
    for (const closing of closings) await insertClosing(writer, closing);
  });
  return await showMonths(workspace);
}

/** Which months are closed, which could be, and what stands in the way. */
export async function showMonths(workspace: Workspace): Promise<MonthStatusView> {
  const facts = await loadFinanceFacts(workspace);
  const closed = new Map(
    (await listClosedMonths(workspace.store.reader)).map((entry) => [entry.month, entry]),
  );
  const first = firstMonth(facts);
  if (first === undefined) return { months: [], nextToClose: null };
  const obstacles = closingObstacles(facts);
  const months = monthRange(first, monthOf(facts.today)).map((month) => {
    const closing = closed.get(month);
    return {
      month: formatMonth(month),
      state: closing === undefined ? ("open" as const) : ("closed" as const),
      closedOn: closing?.closedAt.slice(0, 10) ?? null,
      closedBy: closing?.closedBy ?? null,
      sha256: closing?.sha256 ?? null,
      completeness: obstacles.stateOf(month).completeness ?? null,
      obstacles: closing === undefined ? [...obstacles.of(month)] : [],
    };
  });
  const next = months.find(({ state }) => state === "open");
  return {
    months,
    nextToClose: next !== undefined && next.obstacles.length === 0 ? next.month : null,
  };
}

function firstMonth(facts: FinanceFacts): Month | undefined {
  const months = currentFigures(facts).flatMap(({ centsByMonth }) => [...centsByMonth.keys()]);
  const frozen = facts.frozen.map(({ postedMonth }) => postedMonth);
  const all = [...months, ...frozen];
  return all.length === 0 ? undefined : all.reduce((a, b) => (a < b ? a : b));
}

/** The closings of every open month up to one, oldest first; each builds on those before it. */
function closingsUpTo(facts: FinanceFacts, last: Month, closedBy: string): readonly MonthClosing[] {
  const first = facts.firstOpen ?? firstMonth(facts) ?? last;
  const current = currentFigures(facts);
  const frozen: FrozenFigure[] = [...facts.frozen];
  return monthRange(first, last).map((month) => {
    const rows = postFigures(current, frozen, month)
      .filter((row) => !row.frozen && row.postedMonth === month)
      .map(({ measure, key, originMonth, cents }) => ({ measure, key, originMonth, cents }));
    frozen.push(...rows.map((row) => ({ ...row, postedMonth: month })));
    return {
      month,
      closedBy,
      figures: rows.map((row) => ({ ...row, quantity: undefined })),
      pages: month === last ? [pageOf(facts, frozen, month)] : [],
    };
  });
}

function pageOf(
  facts: FinanceFacts,
  frozen: readonly FrozenFigure[],
  month: Month,
): MonthClosing["pages"][number] {
  const closed: FinanceFacts = { ...facts, frozen, firstOpen: addMonths(month, 1) };
  const view = assembleFinance(closed, { year: Math.floor(month / 12), view: "booked" });
  return { name: pageName, json: JSON.stringify(view) };
}
