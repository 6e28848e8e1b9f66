import { columnRoom } from "@luotsi/numerics";
import { expect, test } from "vitest";

import {
  binOf,
  binOfFew,
  cellCount,
  cellOf,
  emptyCells,
  levelOfFew,
  placeOfCell,
  type Bins,
} from "./flow-cells.ts";
import { flowBenefits } from "./receipt-months.ts";
import { movePeople } from "./segment-moves.ts";

const subsidyOfFirst = flowBenefits.indexOf("labour_market_subsidy");
const subsidyOfSecond = flowBenefits.length + subsidyOfFirst;
const bins: Bins = { last: 35, most: Infinity };
const longReceipt = 6;

/** Cells of two segments, of whom a tenth of the first move to the second. */
function moved(groups: readonly { readonly cell: number; readonly people: number }[], few: number) {
  const cells = emptyCells(cellCount(2), { room: columnRoom(), counters: undefined });
  for (const { cell, people } of groups) {
    const place = placeOfCell(cells, cell);
    cells.open[place] += people;
    cells.used[place] += people * 105;
    cells.counter[place] += people * 105;
  }
  const move = { next: Int32Array.of(1, 1), shares: Float64Array.of(0.1, 0) };
  movePeople(cells, move, { people: few, bins });
  return { cells, at: (cell: number) => cells.open[placeOfCell(cells, cell)] };
}

test("people who move come to the cell of their own days and months in the other segment", () => {
  const bin = binOf(105, bins.last);
  const { at } = moved([{ cell: cellOf(subsidyOfFirst, longReceipt, bin), people: 10 }], 0.5);
  expect(at(cellOf(subsidyOfSecond, longReceipt, bin))).toBe(1);
  expect(at(cellOf(subsidyOfFirst, longReceipt, bin))).toBe(9);
});

test("very few who move are put together with others alike, but for those to whose cell somebody belongs", () => {
  const bin = binOf(105, bins.last);
  const [first, second] = [subsidyOfFirst, subsidyOfSecond].map((kind) =>
    cellOf(kind, longReceipt, bin),
  );
  const together = cellOf(subsidyOfSecond, levelOfFew[longReceipt], binOfFew(105, bins.most));
  const alone = moved([{ cell: first, people: 4 }], 0.5);
  expect([alone.at(first), alone.at(second), alone.at(together)]).toEqual([3.6, 0, 0.4]);
  // They bring the days they have used and their counter.
  const place = placeOfCell(alone.cells, together);
  expect(alone.cells.used[place]).toBeCloseTo(42, 9);
  expect(alone.cells.counter[place]).toBeCloseTo(42, 9);
  const joined = moved(
    [
      { cell: first, people: 4 },
      { cell: second, people: 1 },
    ],
    0.5,
  );
  expect([joined.at(first), joined.at(second), joined.at(together)]).toEqual([3.6, 1.4, 0]);
});
