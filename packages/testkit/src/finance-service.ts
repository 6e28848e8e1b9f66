/** One budget year of a service, in whole cents at full scale. */
export interface PlannedYear {
  /** TA, where it is known apart from the use plan. */
  readonly originalBudget?: number;
  /** KS */
  readonly usePlan?: number;
  /** LTA, signed. */
  readonly amendment?: number;
  /** What the year came to, or for the year under way what it is heading for. */
  readonly outcome?: number;
}

export type StatutoryClass =
  | "voluntary"
  | "appropriation_bound"
  | "appropriation_independent"
  | "need_bound"
  | "assignment";

/** How the year's money falls on months: weights of January to December. */
export type YearShape = readonly number[];

/** A service of the budget and the ledger. */
export interface FinanceService {
  readonly id: string;
  readonly name: string;
  readonly statutoryClass: StatutoryClass;
  readonly side: "revenue" | "expense";
  /** Accounts with their shares of the service's money. */
  readonly accounts: readonly (readonly [account: string, share: number])[];
  readonly shape: YearShape;
  readonly years: Readonly<Record<number, PlannedYear>>;
  /** Group of the Q4/2024 monitoring report the service belongs to. */
  readonly group2024?: "te_reform" | "employing" | "discretionary" | "other" | "benefit_share";
}

/** Evenly, a little more in December. */
export const steady: YearShape = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.08];
/** Pay: holiday bonuses in June. */
export const staff: YearShape = [
  0.97, 0.97, 0.98, 0.98, 1, 1.45, 0.92, 0.94, 0.97, 0.98, 0.98, 1.05,
];
/** Bought training: little in summer. */
export const schoolYear: YearShape = [0.8, 1, 1.1, 1.1, 1.15, 0.9, 0.45, 0.7, 1.05, 1.2, 1.25, 1.3];
/** Summer jobs. */
export const summer: YearShape = [0.05, 0.05, 0.1, 0.2, 0.6, 3.2, 4.4, 2.6, 0.6, 0.1, 0.05, 0.05];
/** Preparations that gather towards the end of the year. */
export const lateYear: YearShape = [0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 0.6, 0.8, 1.2, 1.5, 1.8, 2.5];
/** Paid in four instalments. */
export const instalments: YearShape = [0.2, 0.2, 2.6, 0.2, 0.2, 2.8, 0.1, 0.2, 2.6, 0.2, 0.2, 2.7];

/** Thousands of euros as cents. @param thousands of euros. @returns cents. */
export const k = (thousands: number): number => Math.round(thousands * 100_000);

/** Own staff. */
export const pay = [
  ["4000", 0.78],
  ["4100", 0.17],
  ["4500", 0.05],
] as const;
/** Bought services. */
export const bought = [["4300", 1]] as const;
/** Grants. */
export const grants = [["4700", 1]] as const;
