/** A figure the synthetic area is made to resemble, and where it comes from. */
export interface Sourced<T> {
  readonly value: T;
  /** Where the figure was read, or `assumption` with the reason. */
  readonly source: string;
}

const statfin = "Statistics Finland, employment service statistics, table 12r5, CC BY 4.0";
const population = "Sotkanet, population on 31 December 2022 (THL, CC BY 4.0)";
const assumption = "assumption: no open figure of Lahti at hand";

/** Number of people for which every count is that of Lahti; other sizes scale. */
export const fullScalePeople = 15_000;

/** The area's own municipality: the employment area has no other. */
export const ownMunicipality = "398";

/** Neighbours people move to and from, weighted by population. */
export const neighbours: Sourced<readonly (readonly [string, number])[]> = {
  value: [
    ["098", 22_943],
    ["111", 18_131],
    ["560", 15_735],
    ["016", 8014],
    ["142", 6504],
    ["316", 4198],
    ["781", 3504],
    ["576", 2750],
    ["081", 2574],
  ],
  source: population,
};

/** Month of the year over the year's mean: unemployed jobseekers of Lahti, 2010–2019, against a centred mean. */
export const seasonOfStock: Sourced<readonly number[]> = {
  value: [
    1.0447, 1.0331, 1.0071, 0.9767, 0.9532, 1.0291, 1.0728, 0.969, 0.9472, 0.9549, 0.9607, 1.0515,
  ],
  source: statfin,
};

/** Published counts of Lahti at the month's last working day. */
export const publishedMonths = {
  "2024-01": { unemployed: 8265, sharePercent: 14.6, longTerm: 2885, activationPercent: 26.3 },
  "2025-01": { unemployed: 9033, sharePercent: 15.9, longTerm: 3215 },
} as const;

export const publishedSource = "City of Lahti, news of January 2024 and January 2025 figures";

/** People of each age group among the pool, at the start of the window. */
export const ageGroups: Sourced<readonly (readonly [from: number, to: number, share: number])[]> = {
  value: [
    [17, 20, 0.05],
    [20, 25, 0.1],
    [25, 30, 0.12],
    [30, 40, 0.24],
    [40, 50, 0.2],
    [50, 60, 0.18],
    [60, 64, 0.11],
  ],
  source: assumption,
};

export const shares = {
  female: { value: 0.45, source: assumption },
  /** basic or unknown, upper secondary, lower tertiary, higher tertiary */
  education: { value: [0.34, 0.5, 0.1, 0.06], source: assumption },
  /** Finnish, Swedish, other */
  language: { value: [0.752, 0.003, 0.245], source: assumption },
  /** Of those with another language: Finnish, EU or EEA, other citizenship */
  citizenshipOfOther: { value: [0.34, 0.18, 0.48], source: assumption },
  /** Of those with another language who came in the last years: protection, other integration */
  exemptOfOther: { value: [0.2, 0.14], source: assumption },
  /** Members of an unemployment fund among those with a working history. */
  fundMember: { value: 0.72, source: assumption },
  /** People who live elsewhere at the start and people who move during the window. */
  elsewhere: { value: 0.012, source: assumption },
  movesPerYear: { value: 0.01, source: assumption },
} as const satisfies Readonly<Record<string, Sourced<unknown>>>;

/** Service groups' shares of people in services, the whole country, December 2019. */
export const serviceGroupShares: Sourced<Readonly<Record<string, number>>> = {
  value: {
    labour_market_training: 0.167,
    coaching: 0.021,
    subsidised_work: 0.206,
    try_out: 0.059,
    job_alternation: 0.03,
    rehabilitative_work: 0.201,
    self_motivated_study: 0.316,
  },
  source: "Statistics Finland, employment service statistics, table 12u4, CC BY 4.0",
};
