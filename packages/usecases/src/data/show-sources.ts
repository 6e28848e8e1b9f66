import { inEachLanguage, numberText } from "../wording/number-words.ts";
import type { Localised } from "@luotsi/base";
import {
  describeSource,
  sources,
  type BatchLine,
  type SourcesView,
  type SourceView,
} from "@luotsi/contract";
import { reasonHeading } from "@luotsi/intake";
import { listDeliveries, readSourceStates, type Reader, type SourceState } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { batchLine } from "./batch-line.ts";
import { readCoverage } from "./show-coverage.ts";

/** Every source: what it is and what has been delivered of it. */
export async function showSources(workspace: Workspace): Promise<SourcesView> {
  const { store } = workspace;
  const coverage = await readCoverage(store);
  const views = await store.read(async (reader) => {
    const states = await readSourceStates(reader, reasonHeading);
    const made: SourceView[] = [];
    for (const state of states) {
      const months = coverage.find(({ source }) => source === state.source)?.months ?? [];
      const withRows = months.filter(({ rows }) => rows > 0).map(({ month }) => month);
      const lastBatch = await newestBatch(reader, state);
      made.push(sourceView(state, lastBatch, { first: withRows[0], last: withRows.at(-1) }));
    }
    return made;
  });
  const { synthetic } = await workspace.area();
  return { sources: views, finding: sourcesFinding(views), synthetic };
}

async function newestBatch(reader: Reader, state: SourceState): Promise<BatchLine | null> {
  if (state.lastBatch === null) return null;
  const query = { source: state.source, limit: 20, offset: 0 };
  const { deliveries } = await listDeliveries(reader, query);
  const newest = deliveries.find(({ undoneAt }) => undoneAt === null);
  return newest === undefined ? null : batchLine(newest, undefined);
}

function sourceView(
  state: SourceState,
  lastBatch: BatchLine | null,
  months: { readonly first: string | undefined; readonly last: string | undefined },
): SourceView {
  const { records, batches, quarantined, missing } = state;
  return {
    ...describeSource(sources[state.source]),
    records,
    batches,
    lastBatch,
    firstMonth: months.first ?? null,
    lastMonth: months.last ?? null,
    quarantined,
    missing,
  };
}

/** What is in and what needs doing, in one or two sentences. */
export function sourcesFinding(
  views: readonly Pick<SourceView, "batches" | "quarantined" | "missing">[],
): Localised {
  const delivered = views.filter(({ batches }) => batches > 0).length;
  const sum = (of: (view: (typeof views)[number]) => number): number =>
    views.reduce((total, view) => total + of(view), 0);
  const [quarantined, missing] = [sum((view) => view.quarantined), sum((view) => view.missing)];
  if (delivered === 0) {
    return {
      fi: "Yhtään aineistoa ei ole vielä tuotu.",
      sv: "Inget material har importerats ännu.",
      en: "No data has been imported yet.",
    };
  }
  return inEachLanguage((language) => {
    const count = (value: number): string => numberText(value, 0, language);
    const words = sentences[language];
    const work = [
      ...(quarantined > 0 ? [words.quarantined(count(quarantined))] : []),
      ...(missing > 0 ? [words.missing(count(missing))] : []),
    ];
    const come = words.come(count(delivered), count(views.length));
    return [come, ...(work.length === 0 ? [words.nothing] : work)].join(" ");
  });
}

interface Sentences {
  readonly come: (delivered: string, all: string) => string;
  readonly nothing: string;
  readonly quarantined: (count: string) => string;
  readonly missing: (count: string) => string;
}

const sentences: Readonly<Record<keyof Localised, Sentences>> = {
  fi: {
    come: (delivered, all) => `Aineistoja on tullut: lähteitä ${delivered} / ${all}.`,
    nothing: "Mikään ei odota korjausta.",
    quarantined: (count) => `Karanteenissa korjausta odottavia rivejä on ${count}.`,
    missing: (count) => `Uusimmasta täydestä toimituksesta puuttuvia tietoja on ${count}.`,
  },
  sv: {
    come: (delivered, all) => `Material har kommit från ${delivered} av ${all} källor.`,
    nothing: "Inget väntar på rättelse.",
    quarantined: (count) => `Rader i karantän som väntar på rättelse: ${count}.`,
    missing: (count) => `Uppgifter som saknas i den senaste fullständiga leveransen: ${count}.`,
  },
  en: {
    come: (delivered, all) => `Data has come from ${delivered} of ${all} sources.`,
    nothing: "Nothing waits to be corrected.",
    quarantined: (count) => `Rows in quarantine that wait to be corrected: ${count}.`,
    missing: (count) => `Records missing from the newest full delivery: ${count}.`,
  },
};
