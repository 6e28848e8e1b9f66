import {
  municipalLiability,
  type LiabilityPlan,
  type PaymentColumns,
  type PersonColumns,
  type ResidenceColumns,
  type LiabilityLedger,
} from "@luotsi/engines";
import { absentValidity, markPresent, type OptionalIntegers } from "@luotsi/frame";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";

import { absent, benefits, type PaymentRows } from "./payment-rows.ts";
import type { SyntheticPerson } from "./people.ts";
import type { OpeningCounters } from "./payments.ts";
import type { World } from "./world.ts";

/** What the home municipality owes for each row of a block, computed by the product's own engine. */
export interface SharesOfRows {
  readonly owedHundredths: Float64Array;
  readonly counterBefore: LiabilityLedger["counterBefore"];
  readonly counterAfter: LiabilityLedger["counterAfter"];
  /** Home municipality on the payout day, as a number. */
  readonly home: Int32Array;
}

/** The law in force, as the engine reads it. */
export function planInForce(): LiabilityPlan {
  return liabilityPlan("fi-dated", defaultAssumptions());
}

export interface PayedBlock {
  readonly people: readonly SyntheticPerson[];
  readonly openings: readonly OpeningCounters[];
  readonly rows: PaymentRows;
}

/** Runs the ledger over a block. Cost: O(rows). */
export function sharesOf(block: PayedBlock, world: World, plan: LiabilityPlan): SharesOfRows {
  const ledger = municipalLiability(
    {
      payments: paymentColumns(block.rows, block.people.length),
      persons: personColumns(block, world),
      residences: residenceColumns(block.people),
    },
    plan,
  );
  const home = ledger.municipality?.values ?? new Int32Array(block.rows.count);
  const { owedHundredths, counterBefore, counterAfter } = ledger;
  return { owedHundredths, counterBefore, counterAfter, home: Int32Array.from(home) };
}

function paymentColumns(rows: PaymentRows, personCount: number): PaymentColumns {
  const { count } = rows;
  const whole = (column: readonly number[]): Int32Array => Int32Array.from(column.slice(0, count));
  const small = (column: readonly number[]): Uint8Array => Uint8Array.from(column.slice(0, count));
  return {
    personCount,
    person: whole(rows.person),
    benefit: small(rows.benefit),
    start: whole(rows.start),
    end: whole(rows.end),
    paidOn: whole(rows.paidOn),
    paidDays: whole(rows.paidDays),
    paidCents: whole(rows.paidCents),
    ground: small(rows.ground),
    fullCents: optional(rows.fullCents, count),
    maxPeriodStart: optional(rows.maxPeriodStart, count),
  };
}

function personColumns({ people, openings }: PayedBlock, world: World): PersonColumns {
  const n = people.length;
  const given = (value: (counters: OpeningCounters) => number): OptionalIntegers => ({
    values: Int32Array.from(openings, value),
    validity: undefined,
  });
  return {
    openingLabourMarketSubsidy: given(({ subsidy }) => subsidy),
    openingDailyAllowance: given(({ allowance }) => allowance),
    openingUnemployment: given(({ unemployment }) => unemployment),
    openingOn: { values: new Int32Array(n).fill(world.start), validity: undefined },
    exemptGroup: Uint8Array.from(people, ({ exemptGroup }) => exemptGroup),
    firstMunicipalityEntry: optional(
      people.map(({ firstEntry }) => firstEntry ?? absent),
      n,
    ),
  };
}

function residenceColumns(people: readonly SyntheticPerson[]): ResidenceColumns {
  const person: number[] = [];
  const start: number[] = [];
  const municipality: number[] = [];
  for (const [p, { stays }] of people.entries()) {
    for (const stay of stays) {
      person.push(p);
      start.push(stay.from);
      municipality.push(Number(stay.municipality));
    }
  }
  return {
    person: Int32Array.from(person),
    start: Int32Array.from(start),
    municipality: Int32Array.from(municipality),
  };
}

function optional(column: readonly number[], count: number): OptionalIntegers {
  const values = new Int32Array(count);
  const validity = absentValidity(count);
  for (let i = 0; i < count; i++) {
    if (column[i] === absent) continue;
    values[i] = column[i];
    markPresent(validity, i);
  }
  return { values, validity };
}

/** What the share of a row is a share of, cents: the basic part of an earnings-related allowance, else what was paid. */
export function baseOf(rows: PaymentRows, i: number, dailyCents: number): number {
  if (rows.benefit[i] !== benefits.earningsRelated) return rows.paidCents[i];
  const basic = rows.paidDays[i] * dailyCents;
  return rows.fullCents[i] === absent ? basic : (basic * rows.paidCents[i]) / rows.fullCents[i];
}
