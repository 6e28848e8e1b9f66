import { assert } from "@luotsi/base";

import {
  binsOf,
  exemptLeft,
  newcomerOf,
  rowsOfNewcomers,
  type PersonRow,
} from "./fit-newcomers.ts";
import type { FlowAbsent, FlowModel, FlowPeople, FlowStock } from "./flow-model.ts";
import { exempt, subsidy, type ReceiptMonths } from "./receipt-months.ts";
import { absentGroups, absentOne, counterOfReceiver } from "./start-people.ts";
import { nextRows } from "./tally-months.ts";

/**
 * The same model with its people counted as another exemption of newly arrived persons would have counted them. What is learnt of how
 * people leave, come back and begin stays, so that a difference is of the law alone; every entry stays in its place, so that draws of
 * the two models are pairs.
 *
 * Newcomers of one entry of whom only some are exempt become exempt or not as a whole, one after another so that as many are exempt
 * in all as there were.
 *
 * @param model fitted to `months`. @param months as fitted. @param recounted the same rows under the other exemption: only benefit,
 *   counter and end of exemption may differ.
 * @returns the model with other people. @throws BrokenPromise when the rows are not the same. Cost: O(rows).
 */
export function recountPeople(
  model: FlowModel,
  months: ReceiptMonths,
  recounted: ReceiptMonths,
): FlowModel {
  const { person, month } = months;
  assert(recounted.person.length === person.length, "both have the same rows");
  for (let row = 0; row < person.length; row++) {
    const isSame = recounted.person[row] === person[row] && recounted.month[row] === month[row];
    assert(isSame, "both have the same persons and months");
  }
  const rows = rowsOfNewcomers(months);
  return {
    ...model,
    stock: recountedStock(model.stock, recounted),
    absent: recountedAbsent(model.absent, months, recounted),
    newcomers: {
      ...model.newcomers,
      people: recountedNewcomers(model.newcomers.people, {
        before: rows.map((row) => newcomerOf(months, row)),
        after: rows.map((row) => newcomerOf(recounted, row)),
      }),
    },
  };
}

function recountedStock(stock: FlowStock, months: ReceiptMonths): FlowStock {
  const { lastMonth, month, person } = months;
  const rows: number[] = [];
  for (let row = 0; row < person.length; row++) if (month[row] === lastMonth) rows.push(row);
  assert(rows.length === stock.segment.length, "every receiver of the last month is in the stock");
  const exemptMonths = Uint8Array.from(rows, (row) =>
    months.benefit[row] === exempt ? exemptLeft(months, person[row], lastMonth + 1) : 0,
  );
  return {
    ...stock,
    benefit: Uint8Array.from(rows, (row, i) => {
      const own = months.benefit[row];
      return own === exempt && exemptMonths[i] === 0 ? subsidy : own;
    }),
    counter: Float64Array.from(rows, (row) => counterOfReceiver(months, row)),
    exemptMonths,
  };
}

function recountedAbsent(
  absent: FlowAbsent,
  months: ReceiptMonths,
  recounted: ReceiptMonths,
): FlowAbsent {
  // Nobody of the newest group is away when all its records are still to come.
  const hasNewest = absent.since.includes(1);
  const groups = absentGroups(months, nextRows(months)).filter(
    ({ since }) => since > 1 || hasNewest,
  );
  const counters = groups.flatMap(({ rows }) =>
    binsOf(rows.map((row) => absentOne(months, row, 1))).map((members) => {
      const sum = members.reduce((all, at) => all + recounted.counterAfter[rows[at]], 0);
      return sum / members.length;
    }),
  );
  assert(counters.length === absent.counter.length, "every bin of the absent is an entry");
  return { ...absent, counter: Float64Array.from(counters) };
}

interface Recounted {
  readonly before: readonly PersonRow[];
  readonly after: readonly PersonRow[];
}

function recountedNewcomers(people: FlowPeople, { before, after }: Recounted): FlowPeople {
  const bins = binsOf(before);
  assert(bins.length === people.segment.length, "every bin of newcomers is an entry");
  const benefit = Uint8Array.from(people.benefit);
  const counter = Float64Array.from(people.counter);
  const exemptMonths = Uint8Array.from(people.exemptMonths);
  let owedExempt = 0;
  for (const [entry, members] of bins.entries()) {
    const rows = members.map((at) => after[at]);
    const exempted = rows.filter((row) => row.benefit === exempt);
    const others = rows.filter((row) => row.benefit !== exempt);
    const weight = people.weight[entry];
    owedExempt += (weight * weightOf(exempted)) / weightOf(rows);
    const isExempt = others.length === 0 || (exempted.length > 0 && owedExempt >= weight / 2);
    if (isExempt) owedExempt -= weight;
    const chosen = isExempt ? exempted : others;
    benefit[entry] = chosen[0].benefit;
    counter[entry] = meanOf(chosen, (row) => row.counter);
    exemptMonths[entry] = Math.round(meanOf(chosen, (row) => row.exemptMonths));
  }
  return { ...people, benefit, counter, exemptMonths };
}

function weightOf(rows: readonly PersonRow[]): number {
  return rows.reduce((all, { weight }) => all + weight, 0);
}

function meanOf(rows: readonly PersonRow[], value: (row: PersonRow) => number): number {
  return rows.reduce((all, row) => all + row.weight * value(row), 0) / weightOf(rows);
}
