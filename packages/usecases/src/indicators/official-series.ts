import { formatMonth, monthFromOrdinal, type Localised } from "@luotsi/base";
import type { OfficialSeriesQuery, OfficialSeriesView, Provenance } from "@luotsi/contract";
import { isPresent } from "@luotsi/frame";
import {
  listDeliveries,
  loadKela,
  loadStatfin,
  readMunicipalityNames,
  withColumnar,
  type KelaFrame,
  type StatfinFrame,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

type Series = OfficialSeriesView["series"][number];
type Area = OfficialSeriesView["areas"][number];

/** Area code of a municipality in Statistics Finland's table. */
const municipalityPrefix = "KU";

/** Series of official files as they stand there: an area's unemployed, and Kela's municipal shares. */
export async function showOfficialSeries(
  workspace: Workspace,
  query: OfficialSeriesQuery,
): Promise<OfficialSeriesView> {
  const { store } = workspace;
  const names = await readMunicipalityNames(store.reader);
  const own = (await workspace.area()).municipalities[0];
  const { deliveries } = await listDeliveries(store.reader, { limit: 10_000, offset: 0 });
  const batches = deliveries
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ id, source, sha256, importedAt }) => ({
      id,
      source,
      hash: sha256.slice(0, 12),
      importedOn: importedAt.slice(0, 10),
    }));
  return await withColumnar(store, async (columnar) => {
    const statfin = await loadStatfin(columnar);
    const kela = await loadKela(columnar);
    const run = { version: workspace.version, data: String(columnar.dataVersion) };
    const areas = areasOf(statfin, kela, names);
    const wanted = query.area ?? (own === undefined ? undefined : `${municipalityPrefix}${own}`);
    const area = areas.find(({ code }) => code === wanted)?.code ?? areas[0]?.code;
    const made = { batches, run };
    return {
      areas,
      area: area ?? null,
      series:
        area === undefined
          ? []
          : [...statfinSeries(statfin, area, made), ...kelaSeries(kela, area, made)],
    };
  });
}

interface Made {
  readonly batches: Provenance["batches"];
  readonly run: Provenance["run"];
}

function areasOf(
  { columns }: StatfinFrame,
  kela: KelaFrame,
  names: ReadonlyMap<string, Localised>,
): Area[] {
  const found = new Map<string, Area>();
  const { area, areaName } = columns;
  for (const [i, position] of area.values.entries()) {
    const code = area.texts[position] ?? "";
    if (found.has(code)) continue;
    const name = areaName.texts[areaName.values[i] ?? 0] ?? code;
    found.set(code, { code, name, source: "statfin-12r5" });
  }
  for (const number of new Set(kela.columns.municipality.values)) {
    const digits = String(number).padStart(3, "0");
    const code = `${municipalityPrefix}${digits}`;
    const name = found.get(code)?.name ?? names.get(digits)?.fi ?? digits;
    if (!found.has(code)) found.set(code, { code, name, source: "kela-municipal-share" });
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, "fi"));
}

const statfinTitles = {
  unemployed: {
    fi: "Työttömät työnhakijat (Tilastokeskus)",
    sv: "Arbetslösa arbetssökande (Statistikcentralen)",
    en: "Unemployed jobseekers (Statistics Finland)",
  },
  share: {
    fi: "Työttömien osuus työvoimasta (Tilastokeskus)",
    sv: "Arbetslösas andel av arbetskraften (Statistikcentralen)",
    en: "Unemployed share of the labour force (Statistics Finland)",
  },
  vacancies: {
    fi: "Avoimet työpaikat (Tilastokeskus)",
    sv: "Lediga arbetsplatser (Statistikcentralen)",
    en: "Open vacancies (Statistics Finland)",
  },
} as const satisfies Readonly<Record<string, Localised>>;

function statfinSeries({ columns }: StatfinFrame, code: string, made: Made): readonly Series[] {
  const { area, month, unemployed, labourForce, vacancies } = columns;
  const position = area.texts.indexOf(code);
  const rows = [...area.values.keys()]
    .filter((i) => area.values[i] === position)
    .toSorted((a, b) => (month.values[a] ?? 0) - (month.values[b] ?? 0));
  if (position < 0 || rows.length === 0) return [];
  const at = (column: typeof unemployed, i: number): number | null =>
    isPresent(column.validity, i) ? (column.values[i] ?? null) : null;
  const points = (of: (i: number) => number | null): Series["points"] =>
    rows.map((i) => ({
      month: formatMonth(monthFromOrdinal(month.values[i] ?? 0)),
      value: of(i),
    }));
  const share = (i: number): number | null => {
    const force = at(labourForce, i);
    const count = at(unemployed, i);
    return force === null || count === null || force === 0 ? null : (100 * count) / force;
  };
  const provenance = provenanceOf("statfin-12r5", made);
  return [
    {
      id: "unemployed",
      title: statfinTitles.unemployed,
      kind: "count",
      points: points((i) => at(unemployed, i)),
      provenance,
    },
    {
      id: "unemployed-share",
      title: statfinTitles.share,
      kind: "share",
      points: points(share),
      provenance,
    },
    {
      id: "vacancies",
      title: statfinTitles.vacancies,
      kind: "count",
      points: points((i) => at(vacancies, i)),
      provenance,
    },
  ];
}

const kelaTitles = {
  share: {
    fi: "Työmarkkinatuen kuntaosuus (Kela)",
    sv: "Kommunandelen av arbetsmarknadsstödet (FPA)",
    en: "Municipal share of labour market subsidy (Kela)",
  },
  recipients: {
    fi: "Kunnan osarahoittaman työmarkkinatuen saajat (Kela)",
    sv: "Mottagare av arbetsmarknadsstöd som kommunen delfinansierar (FPA)",
    en: "Recipients of labour market subsidy with a municipal share (Kela)",
  },
} as const satisfies Readonly<Record<string, Localised>>;

function kelaSeries({ columns }: KelaFrame, code: string, made: Made): readonly Series[] {
  const { municipality, month, shareCentsTotal, recipientsTotal } = columns;
  const rows = [...municipality.values.keys()]
    .filter(
      (i) => `${municipalityPrefix}${String(municipality.values[i]).padStart(3, "0")}` === code,
    )
    .toSorted((a, b) => (month.values[a] ?? 0) - (month.values[b] ?? 0));
  if (rows.length === 0) return [];
  const points = (values: Int32Array | Float64Array): Series["points"] =>
    rows.map((i) => ({
      month: formatMonth(monthFromOrdinal(month.values[i] ?? 0)),
      value: values[i] ?? null,
    }));
  const provenance = provenanceOf("kela-municipal-share", made);
  return [
    {
      id: "municipal-share",
      title: kelaTitles.share,
      kind: "cents",
      points: points(shareCentsTotal.values),
      provenance,
    },
    {
      id: "share-recipients",
      title: kelaTitles.recipients,
      kind: "count",
      points: points(recipientsTotal.values),
      provenance,
    },
  ];
}

const definitions: Readonly<Record<"statfin-12r5" | "kela-municipal-share", Localised>> = {
  "statfin-12r5": {
    fi: "Luvut sellaisina kuin ne ovat tuodussa Tilastokeskuksen taulukossa 12r5. Puuttuva luku on salattu (alle 5) tai ei saatavilla, ei nolla. Lähde: Tilastokeskus, työnvälitystilasto, CC BY 4.0.",
    sv: "Talen som de står i den importerade tabellen 12r5 från Statistikcentralen. Ett tal som saknas är sekretessbelagt (under 5) eller inte tillgängligt, inte noll. Källa: Statistikcentralen, CC BY 4.0.",
    en: "Figures as they stand in the imported table 12r5 of Statistics Finland. A missing figure is suppressed (under 5) or not available, not zero. Source: Statistics Finland, employment service statistics, CC BY 4.0.",
  },
  "kela-municipal-share": {
    fi: "Luvut sellaisina kuin ne ovat tuodussa Kelan taulukossa. Sama henkilö voi olla useassa päiväluokassa, siksi käytetään yhteensä-saraketta.",
    sv: "Talen som de står i FPA:s importerade tabell. Samma person kan finnas i flera dagsklasser, därför används totalkolumnen.",
    en: "Figures as they stand in Kela's imported table. One person may be in several classes of days, so the column of totals is used.",
  },
};

function provenanceOf(source: keyof typeof definitions, { batches, run }: Made): Provenance {
  return {
    definition: definitions[source],
    batches: batches.filter((batch) => batch.source === source),
    coverage: null,
    breaks: [],
    assumptions: [],
    uncertainty: null,
    run: { ...run },
  };
}
