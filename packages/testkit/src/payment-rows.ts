/** Benefits and grounds by the code numbers of the liability engine. */
export const benefits = {
  labourMarketSubsidy: 0,
  basicAllowance: 1,
  earningsRelated: 2,
  generalBenefit: 3,
} as const;
export const grounds = {
  unemployment: 0,
  service: 1,
  layoff: 2,
  weather: 3,
  additional: 4,
} as const;

/** Value of a day or an amount that is not there. */
export const absent = -1_000_000_000;

/** Payments of a block of people, person by person; `person` counts from the block's first. */
export interface PaymentRows {
  count: number;
  readonly person: number[];
  readonly benefit: number[];
  readonly ground: number[];
  readonly start: number[];
  /** The day after the last. */
  readonly end: number[];
  readonly paidOn: number[];
  readonly paidDays: number[];
  readonly paidCents: number[];
  /** `absent` when the benefit was not adjusted. */
  readonly fullCents: number[];
  /** `absent` outside daily allowances. */
  readonly maxPeriodStart: number[];
  /** 1 where a subsidy follows an earnings-related allowance that was used up of late. */
  readonly moved: number[];
}

export interface PaymentRow {
  readonly person: number;
  readonly benefit: number;
  readonly ground: number;
  readonly start: number;
  readonly end: number;
  readonly paidOn: number;
  readonly paidDays: number;
  readonly paidCents: number;
  readonly fullCents: number;
  readonly maxPeriodStart: number;
  readonly moved: number;
}

/** @returns a table of payments without rows. */
export function emptyPayments(): PaymentRows {
  return {
    count: 0,
    person: [],
    benefit: [],
    ground: [],
    start: [],
    end: [],
    paidOn: [],
    paidDays: [],
    paidCents: [],
    fullCents: [],
    maxPeriodStart: [],
    moved: [],
  };
}

/** Appends a row. @param rows changed in place. @param row to add. */
export function addPayment(rows: PaymentRows, row: PaymentRow): void {
  const i = rows.count;
  rows.person[i] = row.person;
  rows.benefit[i] = row.benefit;
  rows.ground[i] = row.ground;
  rows.start[i] = row.start;
  rows.end[i] = row.end;
  rows.paidOn[i] = row.paidOn;
  rows.paidDays[i] = row.paidDays;
  rows.paidCents[i] = row.paidCents;
  rows.fullCents[i] = row.fullCents;
  rows.maxPeriodStart[i] = row.maxPeriodStart;
  rows.moved[i] = row.moved;
  rows.count = i + 1;
}
