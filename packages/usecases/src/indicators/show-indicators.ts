import {
  addMonths,
  AppError,
  formatMonth,
  monthOf,
  monthRange,
  parseMonth,
  type Localised,
  type Month,
} from "@luotsi/base";
import {
  indicatorDimensions,
  type IndicatorCard,
  type IndicatorDimension,
  type IndicatorListView,
  type IndicatorPoint,
  type IndicatorResult,
  type IndicatorValuesQuery,
  type IndicatorValuesView,
  type Provenance,
} from "@luotsi/contract";
import {
  camera,
  countCells,
  indicators,
  showCells,
  type IndicatorDefinition,
  type IndicatorValue,
  type Ratio,
  type Snapshot,
} from "@luotsi/indicators";
import {
  listClosedMonths,
  listDeliveries,
  listFrozenRows,
  readMunicipalityNames,
  withColumnar,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { breakdownOf, dimensionOf, dimensionTitles, type Breakdown } from "./breakdown.ts";
import { indicatorFinding, reasons } from "./indicator-words.ts";
import { loadIndicatorPeople, type IndicatorPeople } from "./indicator-people.ts";

/** Months shown when nobody says: two years and the month they began from. */
const usualMonths = 25;
const mostDimensions = 2;

/** Name of a frozen count of an indicator. */
export function frozenMeasure(id: string): string {
  return `indicator:${id}`;
}

/** Every indicator with its definition. */
export function listIndicators(): IndicatorListView {
  return {
    indicators: indicators.map(cardOf),
    dimensions: indicatorDimensions.map((id) => ({ id, title: dimensionTitles[id] })),
  };
}

function cardOf(indicator: IndicatorDefinition): IndicatorCard {
  const {
    id,
    title,
    question,
    definition,
    unit,
    decimals,
    hideBelow,
    goodDirection,
    restsOn,
    source,
  } = indicator;
  return {
    id,
    title,
    question,
    definition,
    unit,
    decimals,
    hideBelow,
    goodDirection,
    restsOn: [...restsOn],
    source,
  };
}

/** Values of indicators by month, for everyone or by group. */
export async function showIndicators(
  workspace: Workspace,
  query: IndicatorValuesQuery,
): Promise<IndicatorValuesView> {
  const { store } = workspace;
  const wanted = wantedIndicators(query.ids);
  const by = wantedDimensions(query.by);
  const area = await workspace.area();
  const names = await readMunicipalityNames(store.reader);
  const closed = new Set((await listClosedMonths(store.reader)).map(({ month }) => month));
  const frozen = await frozenCounts(workspace);
  const batches = await batchesOf(workspace);
  return await withColumnar(store, async (columnar) => {
    const people = await loadIndicatorPeople(columnar);
    const range = rangeOf(query, people);
    const own = area.municipalities.map(Number);
    const groups = area.municipalities.map((code) => ({
      code,
      number: Number(code),
      title: names.get(code) ?? { fi: code, sv: code, en: code },
    }));
    const breakdown = breakdownOf(by.map((id) => dimensionOf(id, people, groups)));
    const run = { version: workspace.version, data: String(columnar.dataVersion) };
    const asked: Asked = { people, own, by, breakdown, closed, frozen, batches, run };
    const months = range === undefined ? [] : monthRange(range.first, range.last);
    const take = camera(people.frame);
    const counts = months.map((at) => countMonth(take(at), wanted, asked));
    return {
      from: formatMonth(range?.first ?? addMonths(monthToday(workspace), -usualMonths)),
      to: formatMonth(range?.last ?? monthToday(workspace)),
      by: [...by],
      results: wanted.map((indicator, i) =>
        resultOf(
          indicator,
          months.map((month, m) => ({ month, cells: counts[m]?.[i] ?? [] })),
          asked,
        ),
      ),
      synthetic: area.synthetic,
    };
  });
}

interface Asked {
  readonly people: IndicatorPeople;
  readonly own: readonly number[];
  readonly by: readonly IndicatorDimension[];
  readonly breakdown: Breakdown;
  readonly closed: ReadonlySet<Month>;
  readonly frozen: ReadonlyMap<string, Ratio>;
  readonly batches: Provenance["batches"];
  readonly run: Readonly<Record<string, string>>;
}

interface MonthCells {
  readonly month: Month;
  readonly cells: readonly Ratio[];
}

/** Counts of every wanted indicator in every cell, of people who live in the area. */
function countMonth(
  snapshot: Snapshot,
  wanted: readonly IndicatorDefinition[],
  { people, own, breakdown }: Pick<Asked, "people" | "own" | "breakdown">,
): readonly (readonly Ratio[])[] {
  const homes = own.length === 0 ? undefined : people.homesOn(snapshot.month);
  const cellOf = breakdown.cellOf(snapshot);
  return wanted.map((indicator) => {
    const marks = indicator.mark(snapshot);
    if (homes !== undefined) {
      for (let i = 0; i < marks.length; i++) {
        const home = homes[i] ?? 0;
        if (home !== 0 && !own.includes(home)) marks[i] = 0;
      }
    }
    return countCells(marks, cellOf, breakdown.cells.length);
  });
}

/**
 * Counts of every indicator over everyone, as a month's closing freezes them.
 *
 * @returns by indicator id.
 */
export function countsToFreeze(
  people: IndicatorPeople,
  own: readonly number[],
  months: readonly Month[],
): ReadonlyMap<Month, ReadonlyMap<string, Ratio>> {
  const take = camera(people.frame);
  const breakdown = breakdownOf([]);
  return new Map(
    months.map((month) => {
      const counts = countMonth(take(month), indicators, { people, own, breakdown });
      const entries = indicators.map(({ id }, i): [string, Ratio] => [
        id,
        counts[i]?.[0] ?? { numerator: 0, denominator: 0 },
      ]);
      return [month, new Map(entries)];
    }),
  );
}

function resultOf(
  indicator: IndicatorDefinition,
  months: readonly MonthCells[],
  asked: Asked,
): IndicatorResult {
  const { breakdown, by, people } = asked;
  const shown = months.map((entry) => valuesOf(indicator, entry, asked));
  const series = breakdown.cells.map((cell, c) => ({
    group: cell.map(({ dimension, group }) => ({
      dimension,
      code: group.code,
      title: group.title,
    })),
    points: months.map(({ month }, m) =>
      pointOf(month, shown[m]?.[c] ?? { kind: "undefined", because: "empty-denominator" }, asked),
    ),
  }));
  const present = series.filter(({ points }) => points.some((point) => isSomething(point)));
  const gaps = restsOnServices(indicator)
    ? months.filter(({ month }) => people.serviceGaps.has(month))
    : [];
  const whole = by.length === 0 ? series[0]?.points : undefined;
  return {
    indicator: cardOf(indicator),
    finding: indicatorFinding(indicator, whole ?? []),
    trust: trustOf(whole, gaps.length > 0),
    series: present.length === 0 ? series.slice(0, 1) : present,
    breaks: gaps.map(({ month }) => ({ month: formatMonth(month), reason: reasons.recordingGap })),
    provenance: provenanceOf(indicator, asked, gaps),
  };
}

function isSomething(point: IndicatorPoint): boolean {
  return point.kind === "hidden" || point.kind === "not_recorded" || (point.value ?? 0) !== 0;
}

function valuesOf(
  indicator: IndicatorDefinition,
  { month, cells }: MonthCells,
  asked: Asked,
): readonly IndicatorValue[] {
  if (restsOnServices(indicator) && asked.people.serviceGaps.has(month)) {
    return cells.map(() => ({ kind: "not_recorded", because: "recording-gap" }));
  }
  const frozen =
    asked.by.length === 0 ? asked.frozen.get(frozenKey(indicator.id, month)) : undefined;
  const counted = frozen === undefined ? cells : [frozen];
  if (indicator.denominator !== "labour-force") {
    return showCells(indicator, counted, asked.by.length > 0);
  }
  const forces = asked.breakdown.cells.map((cell) => labourForceOf(cell, month, asked));
  const withForces = counted.map(({ numerator }, i) => ({
    numerator,
    denominator: forces[i] ?? 0,
  }));
  return showCells(indicator, withForces, asked.by.length > 0).map((value, i) =>
    forces[i] === undefined ? { kind: "undefined", because: "no-labour-force" } : value,
  );
}

/** The labour force is known by municipality only. */
function labourForceOf(
  cell: Breakdown["cells"][number],
  month: Month,
  { people, own }: Asked,
): number | undefined {
  if (cell.some(({ dimension }) => dimension !== "municipality")) return undefined;
  const codes = cell.length === 0 ? own : cell.map(({ group }) => Number(group.code));
  const forces = codes.map((code) => people.labourForce(code, month)?.people);
  if (forces.length === 0) return undefined;
  return forces.reduce<number | undefined>(
    (sum, force) => (sum === undefined || force === undefined ? undefined : sum + force),
    0,
  );
}

function pointOf(month: Month, value: IndicatorValue, { closed, people }: Asked): IndicatorPoint {
  const provisional = !closed.has(month);
  const coverage = month === people.known?.last && provisional ? null : 1;
  const base = { month: formatMonth(month), provisional, coverage };
  if (value.kind === "value") {
    return { ...base, kind: "value", value: value.value, because: null };
  }
  return { ...base, kind: value.kind, value: null, because: becauseOf(value) };
}

function becauseOf(value: Exclude<IndicatorValue, { kind: "value" }>): Localised {
  if (value.kind === "hidden") return reasons.tooFew;
  if (value.kind === "not_recorded") return reasons.recordingGap;
  return value.because === "no-labour-force" ? reasons.noLabourForce : reasons.nobody;
}

function restsOnServices(indicator: IndicatorDefinition): boolean {
  return indicator.restsOn.includes("service-periods");
}

function trustOf(
  points: readonly IndicatorPoint[] | undefined,
  hasGap: boolean,
): IndicatorResult["trust"] {
  const last = points?.at(-1);
  if (last?.kind === "not_recorded" || hasGap) return "gated";
  return last === undefined || last.provisional ? "provisional" : "frozen";
}

function provenanceOf(
  indicator: IndicatorDefinition,
  { batches, run }: Asked,
  gaps: readonly MonthCells[],
): Provenance {
  return {
    definition: indicator.definition,
    batches: batches.filter(({ source }) => indicator.restsOn.includes(source)),
    coverage: null,
    breaks: gaps.map(({ month }) => ({ month: formatMonth(month), reason: reasons.recordingGap })),
    assumptions: [],
    uncertainty: null,
    run: { ...run },
  };
}

async function frozenCounts({ store }: Workspace): Promise<ReadonlyMap<string, Ratio>> {
  const rows = await listFrozenRows(store.reader, "indicator:");
  const counts = new Map<string, Ratio>();
  for (const { measure, key, month, quantity } of rows) {
    if (quantity === undefined) continue;
    const name = frozenKey(measure.slice("indicator:".length), month);
    const before = counts.get(name) ?? { numerator: 0, denominator: 0 };
    counts.set(name, { ...before, [key]: quantity });
  }
  return counts;
}

function frozenKey(id: string, month: Month): string {
  return `${id} ${month}`;
}

async function batchesOf({ store }: Workspace): Promise<Provenance["batches"]> {
  const { deliveries } = await listDeliveries(store.reader, { limit: 10_000, offset: 0 });
  return deliveries
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ id, source, sha256, importedAt }) => ({
      id,
      source,
      hash: sha256.slice(0, 12),
      importedOn: importedAt.slice(0, 10),
    }));
}

function rangeOf(
  query: IndicatorValuesQuery,
  { known }: IndicatorPeople,
): { readonly first: Month; readonly last: Month } | undefined {
  if (known === undefined) return undefined;
  const last = query.to === undefined ? known.last : (parseMonth(query.to) ?? known.last);
  const usual = addMonths(last, 1 - usualMonths);
  const first = query.from === undefined ? usual : (parseMonth(query.from) ?? usual);
  return {
    first: first < known.first ? known.first : first,
    last: last > known.last ? known.last : last,
  };
}

function monthToday(workspace: Workspace): Month {
  return monthOf(workspace.clock());
}

function wantedIndicators(ids: string | undefined): readonly IndicatorDefinition[] {
  if (ids === undefined || ids === "") return indicators;
  return ids.split(",").map((id) => {
    const found = indicators.find((indicator) => indicator.id === id.trim());
    if (found === undefined) throw new AppError("NOT_FOUND", { what: id });
    return found;
  });
}

function wantedDimensions(by: string | undefined): readonly IndicatorDimension[] {
  if (by === undefined || by === "") return [];
  const wanted = by.split(",").map((text) => {
    const found = indicatorDimensions.find((dimension) => dimension === text.trim());
    if (found === undefined) throw new AppError("NOT_FOUND", { what: text });
    return found;
  });
  if (wanted.length > mostDimensions) {
    throw new AppError("INVALID_REQUEST", { reason: `by: ${mostDimensions}` });
  }
  return [...new Set(wanted)];
}
