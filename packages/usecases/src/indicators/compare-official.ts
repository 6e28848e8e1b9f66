import { formatMonth, parseMonth, type Localised, type Month } from "@luotsi/base";
import type { IndicatorComparison, IndicatorPoint } from "@luotsi/contract";
import type { IndicatorDefinition } from "@luotsi/indicators";

import { inEachLanguage, monthText, percentText } from "../wording/number-words.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { valueWords } from "./indicator-words.ts";
import { officialDefinitions } from "./official-words.ts";
import { sumOfMunicipalities, unemployedShareOf, type StatfinMonth } from "./statfin-figures.ts";

/** Which of our indicators Statistics Finland's table measures too. */
const measures: Readonly<Record<string, (month: StatfinMonth) => number | undefined>> = {
  "unemployed-jobseekers": ({ unemployed }) => unemployed,
  "unemployed-share": unemployedShareOf,
};

/**
 * The imported official series of the same measure beside ours.
 *
 * @param points ours, of everyone.
 * @returns null when the table does not measure it or is not imported for the area.
 */
export function compareWithOfficial(
  indicator: IndicatorDefinition,
  points: readonly IndicatorPoint[],
  facts: IndicatorFacts,
): IndicatorComparison | null {
  const measure = measures[indicator.id];
  const { known, municipalities } = facts;
  const codes = municipalities.map(({ code }) => code);
  const official = sumOfMunicipalities(facts.statfin, codes);
  const [first, last] = [official[0]?.month, official.at(-1)?.month];
  if (measure === undefined || known === undefined || first === undefined || last === undefined) {
    return null;
  }
  const shown = new Set(points.map(({ month }) => month));
  const values = official.map((each) => ({ ...each, value: measure(each) }));
  const overlap = overlapOf({ first, last }, known);
  return {
    title,
    points: values
      .filter(({ month }) => shown.has(formatMonth(month)))
      .map(({ month, value }) => ({ month: formatMonth(month), value: value ?? null })),
    overlap:
      overlap === undefined
        ? null
        : { from: formatMonth(overlap.first), to: formatMonth(overlap.last) },
    text:
      overlap === undefined
        ? noOverlap({ first, last }, known)
        : (differenceText(indicator, points, values) ?? overlapElsewhere(overlap)),
    provenance: {
      definition: officialDefinitions["statfin-12r5"],
      batches: facts.batches.filter(({ source }) => source === "statfin-12r5"),
      coverage: null,
      breaks: [],
      assumptions: [],
      uncertainty: null,
      run: { ...facts.run },
    },
  };
}

const title: Localised = {
  fi: "Tilastokeskus",
  sv: "Statistikcentralen",
  en: "Statistics Finland",
};

interface Span {
  readonly first: Month;
  readonly last: Month;
}

function overlapOf(official: Span, ours: Span): Span | undefined {
  const first = official.first > ours.first ? official.first : ours.first;
  const last = official.last < ours.last ? official.last : ours.last;
  return first > last ? undefined : { first, last };
}

function noOverlap(official: Span, ours: Span): Localised {
  const span = ({ first, last }: Span): Localised =>
    inEachLanguage((language) => `${monthText(first, language)}\u2013${monthText(last, language)}`);
  const [theirs, own] = [span(official), span(ours)];
  return {
    fi: `Tilastokeskuksen tuodulla sarjalla (${theirs.fi}) ja omalla sarjalla (${own.fi}) ei ole yhteisiä kuukausia, joten niitä ei voi verrata.`,
    sv: `Statistikcentralens importerade serie (${theirs.sv}) och vår (${own.sv}) har inga gemensamma månader och kan inte jämföras.`,
    en: `The imported series of Statistics Finland (${theirs.en}) and ours (${own.en}) have no month in common, so they cannot be compared.`,
  };
}

/** The newest month of the view that both have. */
function differenceText(
  { unit }: IndicatorDefinition,
  points: readonly IndicatorPoint[],
  official: readonly { readonly month: Month; readonly value: number | undefined }[],
): Localised | undefined {
  const theirs = new Map(official.map(({ month, value }) => [formatMonth(month), value]));
  const ours = points.findLast(
    ({ month, value }) => value !== null && theirs.get(month) !== undefined,
  );
  const month = ours === undefined ? undefined : parseMonth(ours.month);
  const official12r5 = ours === undefined ? undefined : theirs.get(ours.month);
  if (ours === undefined || ours.value === null || month === undefined) return undefined;
  if (official12r5 === undefined || official12r5 === 0) return undefined;
  const value = ours.value;
  const [own, other] = [valueWords(unit, value), valueWords(unit, official12r5)];
  const apart = inEachLanguage((language) =>
    percentText((100 * (value - official12r5)) / official12r5, language),
  );
  const when = inEachLanguage((language) => monthText(month, language));
  return {
    fi: `Tilastokeskuksen luku on ${other.fi} ja meidän ${own.fi} (${when.fi}): ero ${apart.fi}.`,
    sv: `Statistikcentralens tal är ${other.sv} och vårt ${own.sv} (${when.sv}): skillnad ${apart.sv}.`,
    en: `Statistics Finland has ${other.en} and we have ${own.en} (${when.en}): a difference of ${apart.en}.`,
  };
}

function overlapElsewhere({ first, last }: Span): Localised {
  const span = inEachLanguage(
    (language) => `${monthText(first, language)}\u2013${monthText(last, language)}`,
  );
  return {
    fi: `Tilastokeskuksen sarjan kanssa yhteisiä kuukausia on ${span.fi}. Valitse ne jaksoksi, niin sarjat näkyvät rinnakkain.`,
    sv: `Statistikcentralens serie har gemensamma månader ${span.sv}. Välj dem som period för att se serierna bredvid varandra.`,
    en: `Months in common with Statistics Finland are ${span.en}. Choose them as the period to see both series together.`,
  };
}
