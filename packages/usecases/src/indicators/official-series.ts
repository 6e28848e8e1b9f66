import { AppError, formatMonth, monthFromOrdinal, type Localised } from "@luotsi/base";
import type {
  OfficialArea,
  OfficialSeries,
  OfficialSeriesQuery,
  OfficialSeriesView,
} from "@luotsi/contract";
import { loadKela, readMunicipalityNames, withColumnar, type KelaFrame } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import type { IndicatorFacts } from "./indicator-facts.ts";
import { loadIndicatorFacts } from "./load-indicator-facts.ts";
import { areaFinding, seriesFinding, type SeriesPoint } from "./official-findings.ts";
import {
  attributions,
  nothingOfficial,
  officialDefinitions,
  officialTitles,
  type OfficialSource,
} from "./official-words.ts";
import {
  municipalityPrefix,
  statfinName,
  sumOfMunicipalities,
  unemployedShareOf,
  type StatfinFigures,
} from "./statfin-figures.ts";

/** Code of the employment area itself, summed over its municipalities. */
const ownCode = "own";
const countryCode = "SSS";

/**
 * Series of official files as they stand there: an area's unemployed, and Kela's municipal shares.
 *
 * @throws AppError NOT_FOUND when no imported file tells of the area asked for.
 */
export async function showOfficialSeries(
  workspace: Workspace,
  query: OfficialSeriesQuery,
): Promise<OfficialSeriesView> {
  const names = await readMunicipalityNames(workspace.store.reader);
  const facts = await loadIndicatorFacts(workspace);
  const kela = await withColumnar(workspace.store, loadKela);
  const areas = areasOf(facts, kela, names);
  const area = chosenArea(areas, facts, query.area);
  if (area === undefined) {
    return { finding: nothingOfficial, areas: [], area: null, series: [] };
  }
  const series = [...statfinSeries(facts, area.code), ...kelaSeries(facts, kela, area.code)];
  return { finding: areaFinding(area, series), areas: [...areas], area: area.code, series };
}

/** Our own area unless another is asked for; the country where ours is in no file. */
function chosenArea(
  areas: readonly OfficialArea[],
  { municipalities }: IndicatorFacts,
  asked: string | undefined,
): OfficialArea | undefined {
  const find = (code: string): OfficialArea | undefined => areas.find((area) => area.code === code);
  if (asked === undefined || asked === "") {
    const own = municipalities[0]?.code ?? "";
    return find(ownCode) ?? find(`${municipalityPrefix}${own}`) ?? find(countryCode) ?? areas[0];
  }
  const found = find(asked);
  if (found === undefined) throw new AppError("NOT_FOUND", { what: asked });
  return found;
}

function areasOf(
  { statfin, municipalities, areaName }: IndicatorFacts,
  kela: KelaFrame,
  names: ReadonlyMap<string, Localised>,
): readonly OfficialArea[] {
  const areas = new Map<string, OfficialArea>();
  const codes = municipalities.map(({ code }) => code);
  if (codes.length > 1 && sumOfMunicipalities(statfin, codes).length > 0) {
    areas.set(ownCode, {
      code: ownCode,
      name: areaName,
      kind: "own_area",
      sources: ["statfin-12r5"],
    });
  }
  for (const area of statfin.values()) {
    const name = names.get(area.code.slice(municipalityPrefix.length)) ?? statfinName(area);
    const kind = kindOf(area.code);
    const shown = kind === "municipality" ? name : statfinName(area);
    areas.set(area.code, { code: area.code, name: shown, kind, sources: ["statfin-12r5"] });
  }
  for (const number of new Set(kela.columns.municipality.values)) {
    const digits = String(number).padStart(3, "0");
    const code = `${municipalityPrefix}${digits}`;
    const name = names.get(digits) ?? { fi: digits, sv: digits, en: digits };
    const known = areas.get(code);
    areas.set(code, {
      code,
      name: known?.name ?? name,
      kind: "municipality",
      sources: [...(known?.sources ?? []), "kela-municipal-share"],
    });
  }
  return [...areas.values()].toSorted(
    (a, b) =>
      Number(b.kind === "own_area") - Number(a.kind === "own_area") ||
      a.name.fi.localeCompare(b.name.fi, "fi") ||
      a.code.localeCompare(b.code),
  );
}

const kinds: readonly (readonly [string, OfficialArea["kind"]])[] = [
  [municipalityPrefix, "municipality"],
  ["SK", "subregion"],
  ["MK", "region"],
  ["ELY", "ely_centre"],
];

function kindOf(code: string): OfficialArea["kind"] {
  return kinds.find(([prefix]) => code.startsWith(prefix))?.[1] ?? "country";
}

function statfinSeries(facts: IndicatorFacts, code: string): readonly OfficialSeries[] {
  const months = monthsOf(facts.statfin, facts, code);
  if (months.length === 0) return [];
  const pointsBy = (of: (each: (typeof months)[number]) => number | undefined): SeriesPoint[] =>
    months.map((each) => ({ month: each.month, value: of(each) }));
  const make = seriesMaker(facts, "statfin-12r5");
  return [
    make(
      "unemployed",
      "count",
      pointsBy(({ unemployed }) => unemployed),
    ),
    make("share", "share", pointsBy(unemployedShareOf)),
    make(
      "vacancies",
      "count",
      pointsBy(({ vacancies }) => vacancies),
    ),
  ];
}

function monthsOf(
  statfin: StatfinFigures,
  { municipalities }: IndicatorFacts,
  code: string,
): ReturnType<typeof sumOfMunicipalities> {
  if (code !== ownCode) return statfin.get(code)?.months ?? [];
  const codes = municipalities.map((municipality) => municipality.code);
  return sumOfMunicipalities(statfin, codes);
}

function kelaSeries(
  facts: IndicatorFacts,
  { rows, columns }: KelaFrame,
  code: string,
): readonly OfficialSeries[] {
  const number = Number(code.startsWith(municipalityPrefix) ? code.slice(2) : Number.NaN);
  const { municipality, month, shareCentsTotal, recipientsTotal } = columns;
  const own = Array.from({ length: rows }, (_, i) => i)
    .filter((i) => municipality.values[i] === number)
    .toSorted((a, b) => (month.values[a] ?? 0) - (month.values[b] ?? 0));
  if (own.length === 0) return [];
  const pointsOf = (values: Int32Array | Float64Array): SeriesPoint[] =>
    own.map((i) => ({ month: monthFromOrdinal(month.values[i] ?? 0), value: values[i] }));
  const make = seriesMaker(facts, "kela-municipal-share");
  return [
    make("municipal-share", "cents", pointsOf(shareCentsTotal.values)),
    make("share-recipients", "count", pointsOf(recipientsTotal.values)),
  ];
}

type MakeSeries = (
  id: OfficialSeries["id"],
  kind: OfficialSeries["kind"],
  points: readonly SeriesPoint[],
) => OfficialSeries;

function seriesMaker({ batches, run }: IndicatorFacts, source: OfficialSource): MakeSeries {
  return (id, kind, points) => ({
    id,
    kind,
    title: officialTitles[id],
    finding: seriesFinding(officialTitles[id], kind, points),
    attribution: attributions[source],
    points: points.map(({ month, value }) => ({
      month: formatMonth(month),
      value: value ?? null,
    })),
    provenance: {
      definition: officialDefinitions[source],
      batches: batches.filter((batch) => batch.source === source),
      coverage: null,
      breaks: [],
      assumptions: [],
      uncertainty: null,
      run: { ...run },
    },
  });
}
