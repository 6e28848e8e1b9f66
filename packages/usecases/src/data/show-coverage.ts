import { parseMonth, type Localised, type Month } from "@luotsi/base";
import {
  sources,
  type CoverageQuery,
  type CoverageView,
  type LagProfile,
  type SourceCoverage,
  type SourceId,
} from "@luotsi/contract";
import {
  dataVersion,
  readArrivals,
  readSourceMonths,
  type SourceMonth,
  type Store,
  systemReader,
} from "@luotsi/store";

import { remembering } from "../remember.ts";
import type { Workspace } from "../workspace.ts";
import { assessCoverage } from "./assess-coverage.ts";
import { grouped } from "./grouped.ts";
import { measureLag } from "./measure-lag.ts";

/** What has arrived by source and month: gaps, provisional months and how late rows come. */
export async function showCoverage(
  workspace: Workspace,
  query: CoverageQuery,
): Promise<CoverageView> {
  const coverage = (await readCoverage(workspace.store)).map((source) => within(source, query));
  const months = coverage.flatMap((source) => source.months.map(({ month }) => month)).toSorted();
  return {
    from: months[0] ?? null,
    to: months.at(-1) ?? null,
    sources: coverage,
    finding: coverageFinding(coverage),
  };
}

/** The coverage last read of each store, and the facts it was read from. */
const lastRead = remembering<SourceCoverage[], Store>();

/** Coverage of every source that has months, in the order of the sources; read once for the same facts. */
export async function readCoverage(store: Store): Promise<SourceCoverage[]> {
  const version = await dataVersion(store.reader);
  return await lastRead.recall(store, version, async () => await readCoverageNow(store));
}

async function readCoverageNow(store: Store): Promise<SourceCoverage[]> {
  const [counts, lags] = await store.read(async (reader) => [
    await readSourceMonths(systemReader(reader, "counts-of-records")),
    lagProfiles(await readArrivals(systemReader(reader, "counts-of-records"))),
  ]);
  const newestMonth = reachedMonth(counts);
  return Object.values(sources)
    .filter(({ id }) => counts.some(({ source }) => source === id))
    .map((source) =>
      assessCoverage({
        source,
        counts: counts.filter((count) => count.source === source.id),
        lag: lags.get(source.id),
        newestMonth,
      }),
    );
}

/** The newest month that two of the area's own sources have: invoices alone run a month ahead. */
function reachedMonth(counts: readonly SourceMonth[]): Month | undefined {
  const own = counts.filter(({ source }) => sources[source].origin === "own-format");
  const newest = [...grouped(own, ({ source }) => source).values()]
    .map((months) => months.at(-1)?.month)
    .filter((month) => month !== undefined)
    .toSorted((a, b) => b - a);
  return newest[1] ?? newest[0];
}

/** How late each source's records arrive, measured from its deliveries. */
export async function readLagProfiles(store: Store): Promise<ReadonlyMap<SourceId, LagProfile>> {
  return lagProfiles(await readArrivals(systemReader(store.reader, "counts-of-records")));
}

function lagProfiles(
  arrivals: Awaited<ReturnType<typeof readArrivals>>,
): ReadonlyMap<SourceId, LagProfile> {
  const profiles = new Map<SourceId, LagProfile>();
  for (const [source, own] of grouped(arrivals, (arrival) => arrival.source)) {
    const lag = measureLag(source, own);
    if (lag !== undefined) profiles.set(source, lag);
  }
  return profiles;
}

function within(coverage: SourceCoverage, { from, to }: CoverageQuery): SourceCoverage {
  const first = from === undefined ? undefined : parseMonth(from);
  const last = to === undefined ? undefined : parseMonth(to);
  const months = coverage.months.filter(({ month }) => {
    const at = parseMonth(month);
    return (
      at !== undefined && (first === undefined || at >= first) && (last === undefined || at <= last)
    );
  });
  return { ...coverage, months };
}

function coverageFinding(coverage: readonly SourceCoverage[]): Localised {
  const months = coverage.flatMap((source) => source.months);
  const gaps = months.filter(({ state }) => state === "none" || state === "low").length;
  const provisional = months.filter(({ state }) => state === "provisional").length;
  return {
    fi: `${gaps} kuukautta vaatii huomiota ja ${provisional} on ennakollisia.`,
    sv: `${gaps} månader kräver uppmärksamhet och ${provisional} är preliminära.`,
    en: `${gaps} months need attention and ${provisional} are provisional.`,
  };
}
