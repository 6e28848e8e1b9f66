import type { LedgerCuts, LedgerNotes, LiabilityLedger, Openings } from "@luotsi/engines";
import { absentValidity, isPresent, markPresent, type OptionalIntegers } from "@luotsi/frame";

import type { BlockResult, LedgerRows } from "./liability-block.ts";
import type { PersonBlock } from "./person-blocks.ts";

/** One ledger of its blocks, in their order: rows and persons are numbered as in the whole input. */
export function joinBlocks(
  rows: LedgerRows,
  blocks: readonly PersonBlock[],
  results: readonly BlockResult[],
): LiabilityLedger {
  return {
    ...rows,
    municipality: joinOptional(results.map(({ municipality }) => municipality)),
    cuts: joinCuts(blocks, results),
    openings: joinOpenings(blocks, results),
    notes: results.map(({ notes }) => notes).reduce(addNotes, noNotes),
  };
}

function joinCuts(blocks: readonly PersonBlock[], results: readonly BlockResult[]): LedgerCuts {
  const cuts = results.map((result) => result.cuts);
  const firstRow = blocks.map(({ payments }) => payments.from);
  return {
    row: joined(
      Int32Array,
      cuts.map(({ row }, b) => row.map((each) => each + (firstRow[b] ?? 0))),
    ),
    start: joined(
      Int32Array,
      cuts.map(({ start }) => start),
    ),
    end: joined(
      Int32Array,
      cuts.map(({ end }) => end),
    ),
    paidDays: joined(
      Int32Array,
      cuts.map(({ paidDays }) => paidDays),
    ),
    ruleSet: joined(
      Uint8Array,
      cuts.map(({ ruleSet }) => ruleSet),
    ),
    counterBefore: joined(
      Float64Array,
      cuts.map(({ counterBefore }) => counterBefore),
    ),
    counterAfter: joined(
      Float64Array,
      cuts.map(({ counterAfter }) => counterAfter),
    ),
    owedHundredths: joined(
      Float64Array,
      cuts.map(({ owedHundredths }) => owedHundredths),
    ),
    municipality: joinOptional(cuts.map(({ municipality }) => municipality)),
  };
}

function joinOpenings(blocks: readonly PersonBlock[], results: readonly BlockResult[]): Openings {
  const openings = results.map((result) => result.openings);
  const numbers = (name: "labourMarketSubsidy" | "dailyAllowance" | "unemployment"): Float64Array =>
    joined(
      Float64Array,
      openings.map((each) => each[name]),
    );
  return {
    source: joined(
      Uint8Array,
      openings.map(({ source }) => source),
    ),
    labourMarketSubsidy: numbers("labourMarketSubsidy"),
    dailyAllowance: numbers("dailyAllowance"),
    unemployment: numbers("unemployment"),
    inferred: openings.flatMap(({ inferred }, b) => {
      const first = blocks[b]?.persons.from ?? 0;
      return inferred.map((found) => ({ ...found, person: found.person + first }));
    }),
  };
}

const noNotes: LedgerNotes = {
  overlapping: 0,
  belowZero: 0,
  belowBasic: 0,
  beforeOpening: 0,
  counterDiffers: 0,
};

function addNotes(a: LedgerNotes, b: LedgerNotes): LedgerNotes {
  return {
    overlapping: a.overlapping + b.overlapping,
    belowZero: a.belowZero + b.belowZero,
    belowBasic: a.belowBasic + b.belowBasic,
    beforeOpening: a.beforeOpening + b.beforeOpening,
    counterDiffers: a.counterDiffers + b.counterDiffers,
  };
}

/** Missing altogether when every block lacks it, which they do together. */
function joinOptional(
  columns: readonly (OptionalIntegers | undefined)[],
): OptionalIntegers | undefined {
  const present = columns.filter((column) => column !== undefined);
  if (present.length === 0) return undefined;
  const values = joined(
    Int32Array,
    present.map((column) => column.values),
  );
  if (present.every(({ validity }) => validity === undefined)) {
    return { values, validity: undefined };
  }
  const validity = absentValidity(values.length);
  let first = 0;
  for (const column of present) {
    const { length } = column.values;
    for (let i = 0; i < length; i++) {
      if (isPresent(column.validity, i)) markPresent(validity, first + i);
    }
    first += length;
  }
  return { values, validity };
}

type Column = Float64Array | Int32Array | Uint8Array;

function joined<Values extends Column>(
  kind: new (length: number) => Values,
  parts: readonly Values[],
): Values {
  const whole = new kind(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
