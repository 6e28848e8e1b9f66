import { addMonths, firstDayOf, formatMonth, monthOf, roundToCents } from "@luotsi/base";
import type {
  BridgeStep,
  FundingModelsQuery,
  FundingModelsView,
  ModelGroupRow,
  ModelGroups,
  ModelGrouping,
  Provenance,
} from "@luotsi/contract";
import {
  liabilityMonthCells,
  openingSources,
  owedWithin,
  rowsWithin,
  spreadDays,
  type LedgerPart,
} from "@luotsi/engines";
import { disclosureRules } from "@luotsi/indicators";
import { fundingModels } from "@luotsi/law";

import { leftOutWords } from "../finance/left-out-words.ts";
import { restsOnGeneralBenefit } from "../liability/general-benefit.ts";
import type { Workspace } from "../workspace.ts";
import { liabilityAssumptionLines } from "./assumption-lines.ts";
import { compensationOf } from "./compensation.ts";
import { countGroups, countPeople, type CountedRows, type RowGroups } from "./count-groups.ts";
import {
  generalBenefitNote,
  groupingNotes,
  groupingTitles,
  hiddenCauses,
  listedCountersNote,
  modelsDefinition,
  modelsFinding,
  modelsUncertainty,
  nothingToCompare,
  shortTitles,
  unknownCountersNote,
} from "./funding-models-words.ts";
import {
  readRounding,
  roundingAssumptions,
  roundPeople,
  type Rounding,
} from "../disclosure/rounding.ts";
import { incentiveOn } from "./incentive.ts";
import { comparedModels, loadModelFacts, type ModelFacts, type MonthSpan } from "./model-facts.ts";
import { askedSpan, periodOf, periodsOf } from "./model-period.ts";
import {
  ageRowGroups,
  causeGroups,
  educationGroups,
  homeGroups,
  integrationGroups,
  paidDaysGroups,
} from "./row-groups.ts";

/** Positions of the models whose difference is said. */
const compared = { old: comparedModels.indexOf("fi-2015"), new: comparedModels.indexOf("fi-2025") };

const groupings: readonly (readonly [ModelGrouping, (facts: ModelFacts) => RowGroups])[] = [
  ["cause", causeGroups],
  ["municipality", homeGroups],
  ["paid-days", paidDaysGroups],
  ["age", ageRowGroups],
  ["education", educationGroups],
  ["integration", integrationGroups],
];

/**
 * What the same people cost the area's municipalities under the rules of 2006, 2015 and 2025.
 *
 * @throws AppError INVALID_REQUEST for a period that ends before it begins.
 */
export async function showFundingModels(
  workspace: Workspace,
  query: FundingModelsQuery,
): Promise<FundingModelsView> {
  const facts = await loadModelFacts(workspace);
  const span = askedSpan(query, facts.known);
  if (span === undefined) return emptyView(facts, query);
  return roundedView(viewOf(facts, span), await readRounding(workspace.store));
}

/** The same with counts of people rounded, where they are. */
function roundedView(view: FundingModelsView, rounding: Rounding | undefined): FundingModelsView {
  const name = `funding ${view.period.from} ${view.period.to}`;
  return {
    ...view,
    people: roundPeople(rounding, name, view.people),
    groupings: view.groupings.map((grouping) => ({
      ...grouping,
      rows: grouping.rows.map((row) => ({
        ...row,
        people: roundPeople(rounding, `${name} ${grouping.id} ${row.code}`, row.people),
      })),
    })),
    provenance: {
      ...view.provenance,
      assumptions: [...view.provenance.assumptions, ...roundingAssumptions(rounding)],
    },
  };
}

function viewOf(facts: ModelFacts, span: MonthSpan): FundingModelsView {
  const part: LedgerPart = { from: span.first, to: addMonths(span.last, 1), homes: facts.homes };
  const rows = countedRows(facts, part);
  const models = comparedModels.map((id, at) => ({
    id,
    title: fundingModels[id].title,
    shortTitle: shortTitles[id] ?? fundingModels[id].title,
    owedCents: sumCents(rows.owed[at]),
  }));
  const oldCents = models[compared.old]?.owedCents ?? 0;
  const newCents = models[compared.new]?.owedCents ?? 0;
  const groups = groupings.map(([id, place]): ModelGroups => ({
    id,
    title: groupingTitles[id],
    note: groupingNotes[id],
    rows: countGroups(placedRows(facts, id, place), rows, compared),
  }));
  const causes = groups.find(({ id }) => id === "cause")?.rows ?? [];
  const bridge = bridgeOf(causes, { oldCents, newCents });
  const period = periodOf(span);
  const head = {
    period,
    models,
    compared: { old: "fi-2015", new: "fi-2025" },
    differenceCents: newCents - oldCents,
    bridge,
  };
  return {
    ...head,
    synthetic: facts.synthetic,
    areaName: facts.areaName,
    finding: modelsFinding(head),
    periods: periodsOf(facts.known),
    hasPayments: true,
    people: countPeople(rows),
    paidCents: paidCents(facts, part, rows.within),
    months: monthsOf(facts, span),
    groupings: groups,
    compensation: compensationOf(facts, span, newCents - oldCents) ?? null,
    incentive: incentiveOn(facts.today),
    notes: notesOf(facts, span),
    restsOnGeneralBenefit: restsOnGeneralBenefit(span.last),
    provenance: provenanceOf(facts, span),
  };
}

/** Groups of every row by breakdown, whatever period is looked at. */
const placedKept = new WeakMap<ModelFacts, Map<ModelGrouping, RowGroups>>();

function placedRows(
  facts: ModelFacts,
  id: ModelGrouping,
  place: (facts: ModelFacts) => RowGroups,
): RowGroups {
  const kept = placedKept.get(facts) ?? new Map<ModelGrouping, RowGroups>();
  placedKept.set(facts, kept);
  const placed = kept.get(id) ?? place(facts);
  kept.set(id, placed);
  return placed;
}

function countedRows(facts: ModelFacts, part: LedgerPart): CountedRows {
  return {
    person: facts.input.payments.person,
    personCount: facts.persons.rows,
    within: rowsWithin(facts.dated, part),
    owed: comparedModels.map((id) => owedWithin(facts.models[id], part)),
  };
}

/** From the old model to the new one by cause; causes that are too small to show stand together. */
function bridgeOf(
  causes: readonly ModelGroupRow[],
  { oldCents, newCents }: { readonly oldCents: number; readonly newCents: number },
): BridgeStep[] {
  const changes = causes.flatMap(({ code, title, differenceCents }): BridgeStep[] =>
    differenceCents === null || differenceCents === 0
      ? []
      : [{ id: code, label: title, cents: differenceCents, kind: "change" }],
  );
  const explained = changes.reduce((sum, { cents }) => sum + cents, 0);
  const rest = newCents - oldCents - explained;
  const isHidden = causes.some(({ differenceCents }) => differenceCents === null);
  const [first] = changes;
  const whole =
    isHidden || first === undefined
      ? [...changes, ...restStep(rest)]
      : [{ ...first, cents: first.cents + rest }, ...changes.slice(1)];
  return [
    { id: "old", label: shortTitle("fi-2015"), cents: oldCents, kind: "total" },
    ...whole,
    { id: "new", label: shortTitle("fi-2025"), cents: newCents, kind: "total" },
  ];
}

function restStep(cents: number): BridgeStep[] {
  return cents === 0 ? [] : [{ id: "hidden", label: hiddenCauses, cents, kind: "change" }];
}

function shortTitle(id: (typeof comparedModels)[number]): BridgeStep["label"] {
  return shortTitles[id] ?? fundingModels[id].title;
}

/** Hundredths of a cent by benefit month. */
type SumsByMonth = ReadonlyMap<number, number>;

/** Every month of each model, whatever period is looked at. */
const monthsKept = new WeakMap<ModelFacts, readonly SumsByMonth[]>();

function monthsOf(facts: ModelFacts, span: MonthSpan): FundingModelsView["months"] {
  const byModel = monthsKept.get(facts) ?? comparedModels.map((id) => monthSums(facts, id));
  monthsKept.set(facts, byModel);
  return Array.from({ length: span.last - span.first + 1 }, (_, k) => {
    const at = addMonths(span.first, k);
    return {
      month: formatMonth(at),
      owedCents: byModel.map((sums) => roundToCents((sums.get(at) ?? 0) / 100)),
    };
  });
}

function monthSums(
  { models, homes }: ModelFacts,
  id: (typeof comparedModels)[number],
): SumsByMonth {
  const { ledger, payments, plan } = models[id];
  const sums = new Map<number, number>();
  for (const cell of liabilityMonthCells(ledger, payments, plan)) {
    const { municipality, benefitMonth, owedHundredths } = cell;
    if (municipality !== undefined && homes.size > 0 && !homes.has(municipality)) continue;
    sums.set(benefitMonth, (sums.get(benefitMonth) ?? 0) + owedHundredths);
  }
  return sums;
}

/** What was paid for the days of the part; a row that crosses its edge counts by days. */
function paidCents({ input }: ModelFacts, part: LedgerPart, within: Uint8Array): number {
  const { start, end, paidDays, paidCents: paid } = input.payments;
  const [firstDay, endDay] = [firstDayOf(part.from), firstDayOf(part.to)];
  let sum = 0;
  for (let row = 0; row < within.length; row++) {
    if (within[row] !== 1) continue;
    const days = paidDays[row] ?? 0;
    if ((start[row] ?? 0) >= firstDay && (end[row] ?? 0) <= endDay) {
      sum += paid[row] ?? 0;
      continue;
    }
    const period = { start: start[row] ?? 0, end: end[row] ?? 0 };
    const upTo = (at: number): number =>
      at >= period.end ? days : spreadDays(days, period, Math.max(at, period.start));
    const inside = days === 0 ? 1 : (upTo(endDay) - upTo(firstDay)) / days;
    sum += (paid[row] ?? 0) * inside;
  }
  return Math.round(sum);
}

function sumCents(owed: Float64Array | undefined): number {
  return roundToCents((owed ?? new Float64Array()).reduce((sum, value) => sum + value, 0) / 100);
}

function notesOf(facts: ModelFacts, span: MonthSpan): FundingModelsView["notes"] {
  const { dated } = facts;
  const lacks = leftOutWords(facts.leftOutIn(span));
  const peopleWith = (...wanted: readonly string[]): number =>
    dated.ledger.openings.source.filter((code) => wanted.includes(openingSources[code] ?? ""))
      .length;
  const withRows = new Set(dated.payments.person);
  const zero = dated.ledger.openings.source.filter(
    (code, person) => openingSources[code] === "assumed_zero" && withRows.has(person),
  ).length;
  const listed = peopleWith("listed", "inferred");
  return [
    ...(restsOnGeneralBenefit(span.last) ? [generalBenefitNote] : []),
    ...(lacks === null ? [] : [lacks]),
    ...(zero >= disclosureRules.hideBelow ? [unknownCountersNote(zero)] : []),
    ...(listed >= disclosureRules.hideBelow ? [listedCountersNote(listed)] : []),
  ];
}

/** What every figure of the comparison rests on. */
export function provenanceOf(facts: ModelFacts, span: MonthSpan | undefined): Provenance {
  const { batches, run } = facts;
  return {
    definition: modelsDefinition,
    leftOut: span === undefined ? null : leftOutWords(facts.leftOutIn(span)),
    batches: [...batches],
    coverage: null,
    breaks: [],
    assumptions: liabilityAssumptionLines(),
    uncertainty: modelsUncertainty,
    run: { ...run },
  };
}

function emptyView(facts: ModelFacts, { from, to }: FundingModelsQuery): FundingModelsView {
  const asked = facts.known ?? { first: monthOf(facts.today), last: monthOf(facts.today) };
  const period = periodOf(asked);
  return {
    synthetic: facts.synthetic,
    areaName: facts.areaName,
    finding: nothingToCompare,
    period: { ...period, from: from ?? period.from, to: to ?? period.to },
    periods: periodsOf(facts.known),
    hasPayments: false,
    models: [],
    compared: { old: "fi-2015", new: "fi-2025" },
    differenceCents: 0,
    people: 0,
    paidCents: 0,
    bridge: [],
    months: [],
    groupings: [],
    compensation: null,
    incentive: incentiveOn(facts.today),
    notes: [],
    restsOnGeneralBenefit: false,
    provenance: provenanceOf(facts, undefined),
  };
}
