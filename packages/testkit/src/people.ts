import {
  addDays,
  day,
  dayFromOrdinal,
  daysInMonth,
  monthFromOrdinal,
  monthOf,
  type Day,
  type Month,
} from "@luotsi/base";
import { normalQuantile } from "@luotsi/numerics";

import { ageGroups, neighbours, ownMunicipality, shares } from "./area-profile.ts";
import type { Tape } from "./tape.ts";
import type { World } from "./world.ts";

export const educations = ["basic", "secondary", "lower_tertiary", "higher_tertiary"] as const;
export const languagesSpoken = ["fi", "sv", "other"] as const;
export const citizenships = ["fi", "eu", "other"] as const;
export const exemptGroupCodes = ["none", "protection", "other_integration"] as const;

/** A stay in a municipality from a day on. */
export interface Stay {
  readonly from: Day;
  readonly municipality: string;
}

/** One made-up person: what does not change, and where he or she lives. */
export interface SyntheticPerson {
  /** Position in the area, from 0; the key in the files is made of it. */
  readonly number: number;
  readonly birthMonth: Month;
  readonly female: boolean;
  /** Position in `educations`. */
  readonly education: number;
  /** Position in `languagesSpoken`. */
  readonly language: number;
  /** Position in `citizenships`. */
  readonly citizenship: number;
  /** Position in `exemptGroupCodes`. */
  readonly exemptGroup: number;
  readonly firstEntry: Day | undefined;
  /** Multiplies the rate of leaving unemployment for work; about 1 on average. */
  readonly employability: number;
  readonly fundMember: boolean;
  /** Has worked enough for a daily allowance before the window. */
  readonly workHistory: boolean;
  /** Gets no unemployment benefit at all. */
  readonly withoutBenefit: boolean;
  /** Gets no labour market subsidy once the daily allowance is used up. */
  readonly withoutSubsidy: boolean;
  /** Lives with parents, so the labour market subsidy is partial. */
  readonly withParents: boolean;
  readonly ownWorker: boolean;
  /** First day in the labour force; before it nothing happens. */
  readonly availableFrom: Day;
  readonly availableTo: Day;
  /** In time order; the first from long before the window. */
  readonly stays: readonly Stay[];
}

/** @returns the key of a person in the files. @param number position in the area. */
export function personKey(number: number): string {
  return `S${String(number + 1).padStart(6, "0")}`;
}

/** Makes one person. @param number position. @param world times and rates. @param tape of the stream `person`. */
export function makePerson(number: number, world: World, tape: Tape): SyntheticPerson {
  tape.begin(number);
  const stretch = world.population === "renewed" ? stretchOf(world, tape) : undefined;
  const birth = stretch?.birth ?? birthDay(world, tape);
  const age = stretch === undefined ? (world.reference - birth) / 365.25 : ageTold;
  const female = tape.next() < shares.female.value;
  const education = place(tape.next(), shares.education.value);
  const language = place(tape.next(), shares.language.value);
  const foreign = language === 2;
  const citizenship = foreign ? place(tape.next(), shares.citizenshipOfOther.value) : 0;
  const group = foreign ? place(tape.next(), [...groupShares, 1]) : 2;
  const exemptGroup = citizenship > 0 && group < 2 ? group + 1 : 0;
  const entered = addDays(world.reference, Math.floor((tape.next() * 5 - 3.4) * 365));
  const entry = stretch?.from ?? entered;
  const adult = addDays(birth, 18 * 365);
  const firstEntry = exemptGroup > 0 ? entry : undefined;
  const history = tape.next() < (age < 22 ? 0.2 : age < 30 ? 0.6 : foreign ? 0.65 : 0.9);
  return {
    number,
    birthMonth: monthOf(birth),
    female,
    education,
    language,
    citizenship,
    exemptGroup,
    firstEntry,
    employability: employability({ age, education, foreign, u: tape.next() }),
    workHistory: history && exemptGroup === 0,
    fundMember: tape.next() < (stretch === undefined ? shares.fundMember.value : 1),
    withoutBenefit: tape.next() < (age < 25 ? 0.2 : 0.075),
    withoutSubsidy: tape.next() < 0.109,
    withParents: tape.next() < (age < 25 ? 0.2 : 0.008),
    ownWorker: tape.next() < (age < 25 ? 0.93 : 0.3),
    availableFrom: stretch?.from ?? laterOf(adult, firstEntry),
    availableTo: stretch?.to ?? addDays(birth, 65 * 365 + 16),
    stays: makeStays(world, tape, firstEntry),
  };
}

const groupShares = shares.exemptOfOther.value;

function birthDay(world: World, tape: Tape): Day {
  const [from, to] =
    ageGroups.value[
      place(
        tape.next(),
        ageGroups.value.map(([, , share]) => share),
      )
    ];
  const age = from + (to - from) * tape.next();
  const rough = monthOf(dayFromOrdinal(world.reference - Math.floor(age * 365.25)));
  const first = monthFromOrdinal(rough);
  const days = daysInMonth(Math.floor(first / 12), (first % 12) + 1);
  return addDays(world.firstDay(first), Math.floor(tape.next() * days));
}

/** What is drawn by age is drawn for this one of renewed people. Unit: years. */
const ageTold = 40;
/** Renewed people stay in the labour force for so many years, begun at any age from 18 on that lets them stay so long before 65. */
const yearsStayed = 12;

/**
 * The years in the labour force of one of the renewed people, and a birth day that suits them. All are members of a fund: payments of the
 * general benefit do not tell when a maximum period began, so counters that start again would be missed from the first month on.
 */
interface Stretch {
  readonly birth: Day;
  readonly from: Day;
  readonly to: Day;
}

/** A stretch that touches the world's time, each as likely as any other. */
function stretchOf({ origin, end }: World, tape: Tape): Stretch {
  const years = yearsStayed * 365;
  const from = addDays(origin, Math.floor(tape.next() * (end - origin + years)) - years);
  const oldest = 65 - yearsStayed;
  const birth = addDays(from, -Math.floor((18 + tape.next() * (oldest - 18)) * 365.25));
  return { birth, from, to: addDays(from, years) };
}

interface EmployabilityInputs {
  readonly age: number;
  readonly education: number;
  readonly foreign: boolean;
  readonly u: number;
}

/** Spread between persons on the log scale. */
const spread = 0.62;

function employability({ age, education, foreign, u }: EmployabilityInputs): number {
  const byAge = age < 25 ? 1.3 : age < 35 ? 1.15 : age < 50 ? 1 : age < 58 ? 0.75 : 0.4;
  const byEducation = [0.75, 1.05, 1.25, 1.3][education];
  const own = Math.exp(spread * normalQuantile(u) - (spread * spread) / 2);
  return byAge * byEducation * (foreign ? 0.85 : 1) * own;
}

/** Moves fall within these years. */
const firstMove = day("2021-01-01");
const yearsOfMoves = 9;

function makeStays(world: World, tape: Tape, firstEntry: Day | undefined): readonly Stay[] {
  const from = firstEntry ?? addDays(world.origin, -3650);
  const startsElsewhere = tape.next() < shares.elsewhere.value;
  const stays: Stay[] = [
    { from, municipality: startsElsewhere ? neighbour(tape.next()) : ownMunicipality },
  ];
  const chance = startsElsewhere ? 0.85 : shares.movesPerYear.value * yearsOfMoves;
  if (tape.next() >= chance) return stays;
  const moved = addDays(firstMove, Math.floor(tape.next() * yearsOfMoves * 365.25));
  if (moved <= from) return stays;
  stays.push({
    from: moved,
    municipality: startsElsewhere ? ownMunicipality : neighbour(tape.next()),
  });
  if (tape.next() < 0.2) {
    const again = addDays(moved, 60 + Math.floor(tape.next() * 400));
    stays.push({ from: again, municipality: stays[0].municipality });
  }
  return stays;
}

function neighbour(u: number): string {
  const { value } = neighbours;
  return value[
    place(
      u,
      value.map(([, weight]) => weight),
    )
  ][0];
}

/** Where a uniform number falls among weights, which need not add up to 1 unless below it. */
function place(u: number, weights: readonly number[]): number {
  const total = Math.max(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  let left = u * total;
  for (let k = 0; k < weights.length - 1; k++) {
    if (left < weights[k]) return k;
    left -= weights[k];
  }
  return weights.length - 1;
}

function laterOf(a: Day, b: Day | undefined): Day {
  return b !== undefined && b > a ? b : a;
}
