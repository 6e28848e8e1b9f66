// Months of receipt from rows a test writes by hand.
import { day, month } from "@luotsi/base";
import {
  educationGroups,
  exemptGroups,
  liabilityBenefits,
  liabilityGrounds,
  type LiabilityBenefit,
  type LiabilityGround,
} from "@luotsi/engines";
import { optionalIntegers, optionalNumbers } from "@luotsi/frame";
import { openEndDay } from "@luotsi/store";

import { noReason, type ReceiptSources } from "./receipt-sources.ts";

export interface PaymentRow {
  readonly person: number;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly paidOn: string;
  readonly days: number;
  /** 40 € a day where left out. */
  readonly euros?: number;
  readonly benefit?: LiabilityBenefit;
  readonly ground?: LiabilityGround;
}

export interface SpellRow {
  readonly person: number;
  readonly from: string;
  /** Day after the last; left out while it goes on. */
  readonly until?: string;
  readonly code: number;
  readonly reason?: number;
  /** First day of the job search; that of the spell where left out. */
  readonly search?: string;
}

export interface PersonRow {
  readonly born?: string;
  readonly education?: (typeof educationGroups)[number];
  readonly exempt?: (typeof exemptGroups)[number];
  readonly entered?: string;
  /** Labour-market-subsidy counter before the first payment. */
  readonly opening?: number;
  readonly home?: number;
}

export interface TestRows {
  readonly payments: readonly PaymentRow[];
  readonly spells?: readonly SpellRow[];
  readonly people?: readonly PersonRow[];
  readonly municipalities?: readonly number[];
  readonly arrivedShare?: readonly number[];
}

const dailyEuros = 40;

/** Records as the assembling takes them; persons are numbered from 0. */
export function testSources(rows: TestRows): ReceiptSources {
  const { payments, spells = [], municipalities = [], arrivedShare = [] } = rows;
  const count = 1 + Math.max(-1, ...payments.map(({ person }) => person));
  const people = Array.from({ length: count }, (_, i): PersonRow => rows.people?.[i] ?? {});
  const homes = people.flatMap(({ home }, person) =>
    home === undefined ? [] : [{ person, home }],
  );
  return {
    payments: {
      personCount: count,
      person: Int32Array.from(payments, ({ person }) => person),
      benefit: Uint8Array.from(payments, ({ benefit = "labour_market_subsidy" }) =>
        liabilityBenefits.indexOf(benefit),
      ),
      start: Int32Array.from(payments, ({ from }) => day(from)),
      end: Int32Array.from(payments, ({ to }) => day(to) + 1),
      paidOn: Int32Array.from(payments, ({ paidOn }) => day(paidOn)),
      paidDays: Int32Array.from(payments, ({ days }) => days),
      paidCents: Float64Array.from(payments, ({ days, euros = days * dailyEuros }) => euros * 100),
      ground: Uint8Array.from(payments, ({ ground = "unemployment" }) =>
        liabilityGrounds.indexOf(ground),
      ),
      fullCents: optionalNumbers(payments.map(() => undefined)),
      maxPeriodStart: optionalIntegers(payments.map(() => undefined)),
      counterBefore: optionalIntegers(payments.map(() => undefined)),
      billedCents: optionalNumbers(payments.map(() => undefined)),
    },
    persons: {
      openingLabourMarketSubsidy: optionalIntegers(people.map(({ opening }) => opening)),
      openingDailyAllowance: optionalIntegers(people.map(() => undefined)),
      openingUnemployment: optionalIntegers(people.map(() => undefined)),
      openingOn: optionalIntegers(people.map(() => undefined)),
      exemptGroup: Uint8Array.from(people, ({ exempt = "none" }) => exemptGroups.indexOf(exempt)),
      firstMunicipalityEntry: optionalIntegers(
        people.map(({ entered }) => (entered === undefined ? undefined : day(entered))),
      ),
    },
    residences:
      homes.length === 0
        ? undefined
        : {
            person: Int32Array.from(homes, ({ person }) => person),
            start: Int32Array.from(homes, () => day("2000-01-01")),
            municipality: Int32Array.from(homes, ({ home }) => home),
          },
    birthMonth: optionalIntegers(
      people.map(({ born }) => (born === undefined ? undefined : month(born))),
    ),
    education: Uint8Array.from(people, ({ education = "unknown" }) =>
      educationGroups.indexOf(education),
    ),
    spells: {
      person: Int32Array.from(spells, ({ person }) => person),
      startDay: Int32Array.from(spells, ({ from }) => day(from)),
      endDay: Int32Array.from(spells, ({ until }) =>
        until === undefined ? openEndDay : day(until),
      ),
      code: Uint8Array.from(spells, ({ code }) => code),
      endReason: Uint8Array.from(spells, ({ reason = noReason }) => reason),
      searchEndReason: Uint8Array.from(spells, () => noReason),
      searchStart: Int32Array.from(spells, ({ from, search = from }) => day(search)),
    },
    municipalities: Int32Array.from(municipalities),
    arrivedShare: Float64Array.from(arrivedShare),
  };
}

/** A whole month's payment, paid out on the fifth of the next. */
export function monthPayment(person: number, iso: string, days: number): PaymentRow {
  const at = month(iso);
  const year = Math.floor(at / 12);
  const last = new Map([
    ["01", 31],
    ["02", 28],
    ["03", 31],
    ["04", 30],
    ["05", 31],
    ["06", 30],
  ]);
  const [, number = "01"] = iso.split("-");
  const next = String(Number(number) + 1).padStart(2, "0");
  return {
    person,
    from: `${iso}-01`,
    to: `${iso}-${last.get(number) ?? 30}`,
    paidOn: `${year}-${next}-05`,
    days,
  };
}
