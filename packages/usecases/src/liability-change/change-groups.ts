import type { Localised } from "@luotsi/base";
import { codeTitle, type LiabilityChangeGroup } from "@luotsi/contract";
import {
  changeCauses,
  isPaid,
  liabilityGrounds,
  noGround,
  type ChangeCause,
  type GroupChange,
  type PersonMonth,
} from "@luotsi/engines";
import {
  disclosureRules,
  hiddenCells,
  hideEuros,
  isDominated,
  marginSums,
} from "@luotsi/indicators";
import { isPresent, type OptionalIntegers } from "@luotsi/frame";

import { ageTitles, noDays, unknownHome } from "./change-words.ts";

/** People numbered by group, and the groups. */
export interface Grouping {
  /** Group of each person. */
  readonly group: Uint16Array;
  readonly groups: readonly { readonly key: string; readonly title: Localised }[];
}

/** Where each person lived: in the later month, or in the earlier when nothing was received for the later. */
export function byMunicipality(
  earlier: PersonMonth,
  later: PersonMonth,
  names: ReadonlyMap<string, Localised>,
): Grouping {
  const homes = later.home.map((home, person) => (home < 0 ? (earlier.home[person] ?? -1) : home));
  const codes = [...new Set(homes)].toSorted((a, b) => a - b);
  const place = new Map(codes.map((code, i) => [code, i]));
  return {
    group: Uint16Array.from(homes, (home) => place.get(home) ?? 0),
    groups: codes.map((code) => {
      const key = code < 0 ? "" : String(code).padStart(3, "0");
      const name = names.get(key) ?? { fi: key, sv: key, en: key };
      return { key, title: code < 0 ? unknownHome : name };
    }),
  };
}

/** On what ground each person was paid: in the later month, or in the earlier when nothing was received for the later. */
export function byGround(earlier: PersonMonth, later: PersonMonth): Grouping {
  const other = liabilityGrounds.length;
  return {
    group: Uint16Array.from(later.ground, (ground, person) => {
      const own = ground === noGround ? (earlier.ground[person] ?? noGround) : ground;
      return Math.min(own, other);
    }),
    groups: [
      ...liabilityGrounds.map((key) => ({
        key,
        title: codeTitle("ground", key) ?? { fi: key, sv: key, en: key },
      })),
      { key: "", title: noDays },
    ],
  };
}

const ageKeys = ["under_25", "25_29", "30_54", "55_and_over", "unknown"] as const;
const ageLimits = [25, 30, 55, Infinity] as const;

/** Age in the later month. */
export function byAge(birthMonth: OptionalIntegers, month: number): Grouping {
  const unknown = ageKeys.length - 1;
  return {
    group: Uint16Array.from(birthMonth.values, (born, person) => {
      if (!isPresent(birthMonth.validity, person)) return unknown;
      const years = Math.floor((month - born) / 12);
      return ageLimits.findIndex((limit) => years < limit);
    }),
    groups: ageKeys.map((key, i) => ({ key, title: ageTitles[i] ?? unknownHome })),
  };
}

/** Which people a cause is of; the others are of everybody who received for both months. */
const peopleOf: Readonly<Partial<Record<ChangeCause, 0 | 1>>> = { inflow: 0, exits: 1 };
const stayed = 2;

interface TwoMonths {
  readonly earlier: PersonMonth;
  readonly later: PersonMonth;
}

/**
 * Groups as they may be shown: no part of one to four people or of which a few are most, and none that would tell of such.
 */
export function shownGroups(
  { groups, group }: Grouping,
  changes: readonly GroupChange[],
  months: TwoMonths,
): LiabilityChangeGroup[] {
  const counts = changes.map(({ people }) => [people.inflow, people.exits, people.stayed]);
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const { hideBelow } = disclosureRules;
  const hiddenCounts = hiddenCells(sums, { sizes: [groups.length], shownElsewhere: [] }, hideBelow);
  const hiddenRows = hiddenGroups(group, groups.length, months);
  const hidden = hiddenParts(counts, hiddenRows, dominatedParts(group, groups.length, months));
  return groups.flatMap(({ key, title }, row) => {
    const change = changes[row];
    const people = sums[row] ?? 0;
    if (change === undefined || people === 0) return [];
    const isHiddenRow = hiddenRows[row] === 1;
    const isHidden = (cause: ChangeCause): boolean =>
      isHiddenRow || hidden[row * 3 + (peopleOf[cause] ?? stayed)] === 1;
    return [
      {
        key,
        title,
        people: hiddenCounts[row] === 1 ? null : people,
        earlierCents: isHiddenRow ? null : change.earlierCents,
        laterCents: isHiddenRow ? null : change.laterCents,
        cents: changeCauses
          .filter((cause) => cause !== "late")
          .map((cause) => (isHidden(cause) ? null : change.parts[cause])),
      },
    ];
  });
}

/** By the euros of either month. */
function hiddenGroups(
  group: Uint16Array,
  groupCount: number,
  { earlier, later }: TwoMonths,
): Uint8Array {
  const person = Int32Array.from(group, (_, i) => i);
  const within = Uint8Array.from(group, (_, i) => Number(partOfPerson({ earlier, later }, i) >= 0));
  return hideEuros({
    groupOfRow: group,
    groupCount,
    person,
    personCount: group.length,
    amounts: [earlier.owedCents, later.owedCents],
    within,
  }).hidden;
}

function hiddenParts(
  counts: readonly (readonly number[])[],
  rows: Uint8Array,
  forced: Uint8Array,
): Uint8Array {
  const { hideBelow } = disclosureRules;
  const layout = { sizes: [counts.length, parts], shownElsewhere: [] };
  const { columnSums } = marginSums(counts.flat(), { rows: counts.length, columns: parts });
  const columns = hiddenCells(columnSums, { sizes: [parts], shownElsewhere: [] }, hideBelow);
  return hiddenCells(counts.flat(), layout, hideBelow, { margins: { rows, columns }, forced });
}

/** Inflow, exits and those who stayed. */
const parts = 3;

/** Parts of groups of which a few people are most of what is owed. */
function dominatedParts(group: Uint16Array, groupCount: number, months: TwoMonths): Uint8Array {
  const amounts = Array.from({ length: groupCount * parts }, (): number[] => []);
  for (const [person, place] of group.entries()) {
    const part = partOfPerson(months, person);
    const { earlier, later } = months;
    const owed = [earlier, later].map(({ owedCents }) => Math.abs(owedCents[person] ?? 0));
    if (part >= 0) amounts[place * parts + part]?.push(Math.max(...owed));
  }
  return Uint8Array.from(amounts, (own) => (isDominated(own) ? 1 : 0));
}

/** The part somebody is in; −1 for nobody. */
function partOfPerson({ earlier, later }: TwoMonths, person: number): number {
  const [wasPaid, isPaidNow] = [isPaid(earlier, person), isPaid(later, person)];
  if (wasPaid) return isPaidNow ? stayed : 1;
  return isPaidNow ? 0 : -1;
}
