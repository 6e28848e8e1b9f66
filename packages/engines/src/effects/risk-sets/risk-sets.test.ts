import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { deviationOfDraws, drawRiskSetEffects } from "./risk-set-draws.ts";
import { riskSetCurves, type RiskSetQuestion } from "./risk-set-effects.ts";
import { spellsInMonths, type SpellDays, type MonthlySpells } from "./spells.ts";
import { timingCase } from "./timing-case-for-tests.ts";

interface PlainSpell {
  readonly person: number;
  readonly cell: number;
  readonly start: number;
  readonly last: number;
  readonly exit: number;
}

function spellsOf(list: readonly PlainSpell[]): MonthlySpells {
  return {
    person: Int32Array.from(list, ({ person }) => person),
    cell: Int32Array.from(list, ({ cell }) => cell),
    startMonth: Int16Array.from(list, ({ start }) => start),
    lastMonth: Int16Array.from(list, ({ last }) => last),
    exit: Uint8Array.from(list, ({ exit }) => exit),
  };
}

const spell = fc
  .record({
    person: fc.integer({ min: 0, max: 12 }),
    cell: fc.integer({ min: 0, max: 2 }),
    start: fc.integer({ min: 0, max: 8 }),
    last: fc.integer({ min: 1, max: 10 }),
    exit: fc.integer({ min: 0, max: 2 }),
  })
  .map((one) => ({ ...one, start: one.start <= one.last ? one.start : 0 }));

describe("who is compared with whom", () => {
  const anyone = { person: 0, cell: 0, start: 0, last: 9, exit: 0 };
  const ask = (list: readonly PlainSpell[], horizon = 2): ReturnType<typeof riskSetCurves> =>
    riskSetCurves({ spells: spellsOf(list), firstMonth: 3, lastMonth: 3, horizon });

  test("who left in the month before the start is not a control, who leaves in the month is", () => {
    const starter = { ...anyone, start: 3 };
    const left = (last: number): PlainSpell => ({ ...anyone, last, exit: 1 });
    expect(ask([starter, anyone, left(2)]).waiting[0]).toBe(0);
    expect(ask([starter, anyone, left(3)]).waiting[0]).toBe(0.5);
  });

  test("who had started before is not a control; who starts later is, and is followed on", () => {
    const starter = { ...anyone, start: 3 };
    const early = { ...anyone, start: 2, last: 3, exit: 1 };
    const later = { ...anyone, start: 4, last: 4, exit: 1 };
    expect(ask([starter, anyone, early]).waiting[0]).toBe(0);
    const curves = ask([starter, anyone, later]);
    expect([curves.waiting[0], curves.waiting[1]]).toEqual([0, 0.5]);
    expect(curves.never[1]).toBe(0);
  });

  test("a starter with nobody in the cell is counted as started but not as compared", () => {
    const curves = ask([
      { ...anyone, start: 3 },
      { ...anyone, cell: 1 },
    ]);
    expect([curves.starts, curves.compared, curves.followed[0]]).toEqual([1, 0, 0]);
  });

  test("a lone starter who finds a job stays in the later months: leaving is known, not lost from sight", () => {
    const curves = ask([{ ...anyone, start: 3, last: 3, exit: 1 }, anyone], 5);
    expect([...curves.treated]).toEqual([1, 1, 1, 1, 1]);
    expect([...curves.followed]).toEqual([1, 1, 1, 1, 1]);
  });

  test("an exit for another reason is neither a job nor still unemployed", () => {
    const curves = ask([{ ...anyone, start: 3, last: 3, exit: 2 }, anyone], 2);
    expect([...curves.treated]).toEqual([0, 0]);
    expect([...curves.followed]).toEqual([1, 1]);
  });

  test("without spells or starts there is nothing, and no number that is not one", () => {
    expect(ask([]).followed[0]).toBe(0);
    expect(ask([anyone, anyone])).toMatchObject({ starts: 0, compared: 0 });
  });
});

describe("the curves", () => {
  const question = (list: readonly PlainSpell[]): RiskSetQuestion => ({
    spells: spellsOf(list),
    firstMonth: 2,
    lastMonth: 6,
    horizon: 6,
  });

  test("do not depend on the order of rows", () => {
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 60 }), (list) => {
        const forward = riskSetCurves(question(list));
        const backward = riskSetCurves(question(list.toReversed()));
        expect(backward).toEqual(forward);
      }),
    );
  });

  test("count a weight of two like two rows", () => {
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 40 }), (list) => {
        const twice = riskSetCurves(question([...list, ...list]));
        const heavy = riskSetCurves(question(list), new Float64Array(list.length).fill(2));
        expect(heavy).toEqual(twice);
      }),
    );
  });

  test("are shares", () => {
    fc.assert(
      fc.property(fc.array(spell, { maxLength: 60 }), (list) => {
        const { treated, waiting, never } = riskSetCurves(question(list));
        for (const share of [...treated, ...waiting, ...never]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe("draws of persons", () => {
  const spells = timingCase(4000, "null");
  const question: RiskSetQuestion = { spells, firstMonth: 2, lastMonth: 12, horizon: 6 };

  test("are the same bytes however the work is cut", () => {
    const whole = drawRiskSetEffects(question, { seed: 9, first: 0, count: 6 });
    const parts = [0, 4].map((first) =>
      drawRiskSetEffects(question, { seed: 9, first, count: first === 0 ? 4 : 2 }),
    );
    const joined = parts.flatMap(({ againstWaiting }) => [...againstWaiting]);
    expect(joined).toEqual([...whole.againstWaiting]);
  });

  test("take the copies of a person for one person", () => {
    const rows = Int32Array.from({ length: spells.person.length * 3 }, (_, i) => Math.floor(i / 3));
    const copies: MonthlySpells = {
      person: rows.map((row) => spells.person[row] ?? 0),
      cell: rows.map((row) => spells.cell[row] ?? 0),
      startMonth: Int16Array.from(rows, (row) => spells.startMonth[row] ?? 0),
      lastMonth: Int16Array.from(rows, (row) => spells.lastMonth[row] ?? 0),
      exit: Uint8Array.from(rows, (row) => spells.exit[row] ?? 0),
    };
    const draws = { seed: 1, first: 0, count: 4 };
    const once = drawRiskSetEffects(question, draws);
    const thrice = drawRiskSetEffects({ ...question, spells: copies }, draws);
    once.againstWaiting.forEach((effect, i) => {
      expect(thrice.againstWaiting[i]).toBeCloseTo(effect, 12);
    });
  });

  test("of one draw have no spread to tell", () => {
    const drawn = drawRiskSetEffects(question, { seed: 1, first: 0, count: 1 });
    expect([...deviationOfDraws(drawn.againstNever, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("days become months of the spell", () => {
  const base = { person: 1, cell: 0, begin: 100, service: 0, exit: 0, cause: 0, until: 400 };
  const put = (
    list: readonly (Partial<typeof base> & object)[],
  ): ReturnType<typeof spellsInMonths> => {
    const rows = list.map((one) => ({ ...base, ...one }));
    const days: SpellDays = {
      person: Int32Array.from(rows, ({ person }) => person),
      cell: Int32Array.from(rows, ({ cell }) => cell),
      begin: Int32Array.from(rows, ({ begin }) => begin),
      serviceStart: Int32Array.from(rows, ({ service }) => service),
      hasService: Uint8Array.from(rows, ({ service }) => Number(service > 0)),
      exit: Int32Array.from(rows, ({ exit }) => exit),
      hasExit: Uint8Array.from(rows, ({ exit }) => Number(exit > 0)),
      cause: Uint8Array.from(rows, ({ cause }) => cause),
      knownUntil: Int32Array.from(rows, ({ until }) => until),
    };
    return spellsInMonths(days);
  };

  test("day 30 of the spell is month 1, day 31 is month 2", () => {
    const { spells } = put([
      { exit: 129, cause: 1 },
      { exit: 130, cause: 1 },
    ]);
    expect([...spells.lastMonth]).toEqual([1, 2]);
  });

  test("an exit in a month that the extract cuts off is left out with the month", () => {
    const { spells, dropped } = put([
      { exit: 150, cause: 1, until: 155 },
      { until: 155 },
      { exit: 120, cause: 1, until: 125 },
    ]);
    expect([...spells.lastMonth]).toEqual([1, 1]);
    expect([...spells.exit]).toEqual([0, 0]);
    expect(dropped).toEqual({ notSeen: 1, impossible: 0 });
  });

  test("a service on the day of the exit or later is not part of the spell, one before the spell is impossible", () => {
    const { spells, dropped } = put([
      { service: 140, exit: 141, cause: 1 },
      { service: 141, exit: 141, cause: 1 },
      { service: 99 },
    ]);
    expect([...spells.startMonth]).toEqual([2, 0]);
    expect(dropped).toEqual({ notSeen: 0, impossible: 1 });
  });
});
