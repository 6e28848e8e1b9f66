import type { Localised } from "@luotsi/base";
import { codeTitle, type LiabilityChangeGroup } from "@luotsi/contract";
import {
  changeCauses,
  liabilityGrounds,
  noGround,
  type ChangeCause,
  type GroupChange,
  type PersonMonth,
} from "@luotsi/engines";
import { disclosureRules, hiddenCells } from "@luotsi/indicators";
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

/** Groups as they may be shown: no part of one to four people, and none that would tell of such. */
export function shownGroups(
  { groups }: Grouping,
  changes: readonly GroupChange[],
): LiabilityChangeGroup[] {
  const counts = changes.map(({ people }) => [people.inflow, people.exits, people.stayed]);
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const layout = { sizes: [groups.length, 3], shownElsewhere: [] };
  const hidden = hiddenCells(counts.flat(), layout, disclosureRules.hideBelow);
  const hiddenRows = hiddenCells(
    sums,
    { sizes: [groups.length], shownElsewhere: [] },
    disclosureRules.hideBelow,
  );
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
        people: isHiddenRow ? null : people,
        earlierCents: isHiddenRow ? null : change.earlierCents,
        laterCents: isHiddenRow ? null : change.laterCents,
        cents: changeCauses
          .filter((cause) => cause !== "late")
          .map((cause) => (isHidden(cause) ? null : change.parts[cause])),
      },
    ];
  });
}
