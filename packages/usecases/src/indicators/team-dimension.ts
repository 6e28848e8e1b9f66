import { lastWorkingDay, type Month } from "@luotsi/base";
import { isSmallTeam } from "@luotsi/indicators";
import type { TeamSpell } from "@luotsi/store";

import type { TeamDimension } from "./dimension.ts";

/** The teams of the area and whose customer each person is, as far as anybody has said. */
export interface Teams {
  readonly codes: readonly string[];
  /** Place of each person's team among the codes on a month's counting day; their number for nobody's customer. */
  readonly teamsOn: (month: Month) => Int32Array;
  /** One mark a team: 1 where it is too small for figures on the counting day. */
  readonly smallOn: (month: Month) => Uint8Array;
}

/** @param ids of the people in the truth, in the order of the facts. */
export function teamsOf(spells: readonly TeamSpell[], ids: ArrayLike<number>): Teams {
  const codes = [...new Set(spells.map(({ team }) => team))].toSorted();
  const placeOf = new Map(codes.map((code, i) => [code, i]));
  const rowOf = new Map(Array.from(ids, (id, i) => [id, i]));
  const inForce = (month: Month): readonly TeamSpell[] => {
    const day = lastWorkingDay(month);
    return spells.filter(
      ({ start, end, person }) => start <= day && (end === null || day < end) && rowOf.has(person),
    );
  };
  return {
    codes,
    teamsOn: (month) => {
      const teams = new Int32Array(ids.length).fill(codes.length);
      for (const { person, team } of inForce(month)) {
        teams[rowOf.get(person) ?? 0] = placeOf.get(team) ?? codes.length;
      }
      return teams;
    },
    smallOn: (month) => {
      const all = inForce(month);
      return Uint8Array.from(codes, (code) => {
        const customers = all.filter(({ team }) => team === code);
        const workers = new Set(customers.flatMap(({ worker }) => worker ?? []));
        return isSmallTeam(customers.length, workers.size) ? 1 : 0;
      });
    },
  };
}

/** People by team; the teams that are too small are never shown. */
export function teamDimension({ codes, teamsOn, smallOn }: Teams): TeamDimension {
  const nobody = { fi: "ei tiimiä", sv: "inget team", en: "no team" };
  return {
    id: "team",
    groups: [
      ...codes.map((code) => ({ code, title: { fi: code, sv: code, en: code } })),
      { code: "unknown", title: nobody },
    ],
    groupOf: ({ month }) => teamsOn(month),
    neverShown: ({ month }) => Uint8Array.from([...smallOn(month), 0]),
  };
}
