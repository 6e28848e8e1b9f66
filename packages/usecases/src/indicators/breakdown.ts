import type { Localised } from "@luotsi/base";
import {
  codeLists,
  indicatorDimensions,
  type CodeListId,
  type IndicatorDimension,
} from "@luotsi/contract";
import { isPresent } from "@luotsi/frame";
import { indicators, type CellLayout, type Snapshot } from "@luotsi/indicators";

import type { Dimension, DimensionId, Group } from "./dimension.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import type { IndicatorPeople } from "./indicator-people.ts";
import { teamDimension } from "./team-dimension.ts";

export const dimensionTitles: Readonly<Record<IndicatorDimension, Localised>> = {
  municipality: { fi: "Kunta", sv: "Kommun", en: "Municipality" },
  age: { fi: "Ikä", sv: "Ålder", en: "Age" },
  sex: { fi: "Sukupuoli", sv: "Kön", en: "Sex" },
  education: { fi: "Koulutusaste", sv: "Utbildningsnivå", en: "Level of education" },
  language: { fi: "Äidinkieli", sv: "Modersmål", en: "Mother tongue" },
  citizenship: { fi: "Kansalaisuus", sv: "Medborgarskap", en: "Citizenship" },
  team: { fi: "Tiimi", sv: "Team", en: "Team" },
};

const unknown: Group = {
  code: "unknown",
  title: { fi: "ei tiedossa", sv: "okänt", en: "not known" },
};

/** Age groups in order, by the age below which each ends. */
export const ageGroups: readonly (Group & { readonly below: number })[] = [
  { below: 25, code: "under-25", title: { fi: "alle 25", sv: "under 25", en: "under 25" } },
  { below: 30, code: "25-29", title: { fi: "25–29", sv: "25–29", en: "25–29" } },
  { below: 55, code: "30-54", title: { fi: "30–54", sv: "30–54", en: "30–54" } },
  {
    below: 120,
    code: "55-plus",
    title: { fi: "55 tai yli", sv: "55 eller äldre", en: "55 or over" },
  },
];

/** The dimensions that anybody can ask for: no teams where nobody has been given to one. */
export function askableDimensions({
  teams,
}: Pick<IndicatorFacts, "teams">): readonly IndicatorDimension[] {
  return indicatorDimensions.filter((id) => id !== "team" || teams.codes.length > 0);
}

/** A dimension over the people of the facts. */
export function dimensionOf(
  id: IndicatorDimension,
  facts: Pick<IndicatorFacts, "people" | "municipalities" | "homesOn" | "teams">,
): Dimension {
  if (id === "team") return teamDimension(facts.teams);
  if (id === "age") return ageDimension();
  if (id === "municipality") return homeDimension(facts);
  return codeDimension(id, facts.people);
}

function ageDimension(): Dimension {
  return {
    id: "age",
    groups: [...ageGroups.map(({ code, title }) => ({ code, title })), unknown],
    groupOf: ({ age }) => {
      const groups = new Int32Array(age.length);
      for (let i = 0; i < age.length; i++) groups[i] = groupOfAge[age[i] ?? 0] ?? 0;
      return groups;
    },
  };
}

/** Group of every age that fits a byte. */
const groupOfAge = Uint8Array.from({ length: 256 }, (_, years) => {
  const found = ageGroups.findIndex(({ below }) => years < below);
  return found < 0 ? ageGroups.length : found;
});

function homeDimension({
  municipalities,
  homesOn,
}: Pick<IndicatorFacts, "municipalities" | "homesOn">): Dimension {
  const place = new Map(municipalities.map(({ number }, i) => [number, i]));
  return {
    id: "municipality",
    groups: [...municipalities.map(({ code, title }) => ({ code, title })), unknown],
    groupOf: ({ month }) =>
      Int32Array.from(homesOn(month), (home) => place.get(home) ?? municipalities.length),
  };
}

function codeDimension(
  id: Exclude<IndicatorDimension, "age" | "municipality" | "team">,
  { persons }: IndicatorPeople,
): Dimension {
  const list: CodeListId = id;
  const { values, validity } = persons.columns[id];
  const groups = codeLists[list].codes;
  const groupOf = Int32Array.from(values, (value, i) =>
    isPresent(validity, i) ? value : groups.length,
  );
  return { id, groups: [...groups, unknown], groupOf: () => groupOf };
}

/** Cells of one or two dimensions together. */
export interface Breakdown {
  readonly dimensions: readonly Dimension[];
  readonly layout: CellLayout;
  readonly cells: readonly (readonly {
    readonly dimension: DimensionId;
    readonly group: Group;
  }[])[];
  readonly cellOf: (snapshot: Snapshot) => Int32Array | undefined;
}

/** Every combination of the groups of the dimensions; no dimension is one cell of everyone. */
export function breakdownOf(dimensions: readonly Dimension[]): Breakdown {
  let cells: Breakdown["cells"] = [[]];
  for (const { id, groups } of dimensions) {
    cells = cells.flatMap((cell) => groups.map((group) => [...cell, { dimension: id, group }]));
  }
  return {
    dimensions,
    layout: layoutOf(dimensions),
    cells,
    cellOf: (snapshot) => {
      if (dimensions.length === 0) return undefined;
      const combined = new Int32Array(snapshot.unemployed.length);
      for (const { groups, groupOf } of dimensions) {
        const part = groupOf(snapshot);
        for (let i = 0; i < combined.length; i++) {
          combined[i] = (combined[i] ?? 0) * groups.length + (part[i] ?? 0);
        }
      }
      return combined;
    },
  };
}

/** A group that is an indicator of its own is shown there too, so it cannot cover another. */
function layoutOf(dimensions: readonly Dimension[]): CellLayout {
  return {
    sizes: dimensions.map(({ groups }) => groups.length),
    shownElsewhere: dimensions.map(({ id, groups }) => {
      const own = indicators.filter(({ sameAs }) => sameAs?.dimension === id);
      const places = own.map(({ sameAs }) =>
        groups.findIndex(({ code }) => code === sameAs?.group),
      );
      return new Set(places.filter((place) => place >= 0));
    }),
  };
}
