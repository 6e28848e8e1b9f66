import { setImmediate } from "node:timers/promises";

import { dayFromOrdinal, monthOf, type Day, type Localised, type Month } from "@luotsi/base";
import type { LagProfile, Provenance } from "@luotsi/contract";
import {
  inputUnderOtherLaw,
  municipalLiability,
  type LedgerOfPlan,
  type LiabilityInput,
  type LiabilityPlan,
  type PaymentColumns,
} from "@luotsi/engines";
import { reasonHeading } from "@luotsi/intake";
import { defaultAssumptions, liabilityPlan, type FundingModelId } from "@luotsi/law";
import {
  countQuarantinedRows,
  loadPayments,
  loadPersons,
  loadResidence,
  readMunicipalityNames,
  withColumnar,
  type PersonFrame,
  systemReader,
} from "@luotsi/store";

import { readLagProfiles } from "../data/show-coverage.ts";
import {
  paymentColumns,
  personColumns,
  residenceColumns,
  splitByLaw,
} from "../finance/liability-columns.ts";
import type { LeftOutPayments } from "../finance/record-facts.ts";
import { leftOutPayments } from "../finance/left-out-payments.ts";
import { monthState } from "../finance/month-status.ts";
import { lawVersion } from "../rules/law-version.ts";
import { remembering } from "../remember.ts";
import { batchesBehind } from "../data/batches-behind.ts";
import type { Workspace } from "../workspace.ts";

/** The models whose costs are set side by side, oldest first. */
export const comparedModels = [
  "fi-2006",
  "fi-2015",
  "fi-2025",
] as const satisfies readonly FundingModelId[];
export type ComparedModel = (typeof comparedModels)[number];

/** Everything the comparison of models rests on in one state of the data. */
export interface ModelFacts {
  readonly today: Day;
  readonly synthetic: boolean;
  readonly areaName: Localised;
  readonly names: ReadonlyMap<string, Localised>;
  /** Codes of the area's municipalities as numbers; empty when nobody has said. */
  readonly homes: ReadonlySet<number>;
  readonly persons: PersonFrame;
  readonly input: LiabilityInput;
  /** Under the law of each day. */
  readonly dated: LedgerOfPlan;
  readonly models: Readonly<Record<ComparedModel, LedgerOfPlan>>;
  /** Payments that begin in a span and no rule of the law finances: they are in none of the sums. */
  readonly leftOutIn: (span: MonthSpan) => LeftOutPayments;
  /** Whole benefit months that the payments hold; undefined when there is none. */
  readonly known: MonthSpan | undefined;
  readonly batches: Provenance["batches"];
  readonly run: Readonly<Record<string, string>>;
}

export interface MonthSpan {
  readonly first: Month;
  readonly last: Month;
}

/** Sources whose deliveries stand behind the comparison. */
const batchSources = new Set(["benefit-payments", "persons", "residence"]);

const remembered = remembering<ModelFacts>();

/** Reads and computes the facts; they are the same until the data or the day changes, so once for each state of the data. */
export async function loadModelFacts(workspace: Workspace): Promise<ModelFacts> {
  const version = `${await workspace.dataVersion()} ${workspace.clock()}`;
  return await remembered.recall(workspace, version, async () => await readFacts(workspace));
}

async function readFacts(workspace: Workspace): Promise<ModelFacts> {
  const { store } = workspace;
  const area = await workspace.area();
  const names = await readMunicipalityNames(store.reader);
  const lag = (await readLagProfiles(store)).get("benefit-payments");
  const batches = await batchesBehind(workspace, batchSources);
  const waitingRows = await countQuarantinedRows(
    systemReader(store.reader, "counts-of-records"),
    "benefit-payments",
    reasonHeading,
  );
  return await withColumnar(store, async (columnar) => {
    const persons = await loadPersons(columnar);
    const frame = await loadPayments(columnar);
    const residences = await loadResidence(columnar);
    const plan = liabilityPlan("fi-dated", defaultAssumptions());
    const all = paymentColumns(frame, persons.rows);
    const { payments, leftOut } = splitByLaw(all, plan);
    const input: LiabilityInput = {
      payments,
      persons: personColumns(persons),
      residences: residences.rows === 0 ? undefined : residenceColumns(residences),
    };
    const dated = ledgerUnder(input, plan);
    const own = new Set(area.municipalities.map(Number));
    const inQuestion = { all, outsideLaw: leftOut, payments, ledger: dated.ledger, own, names };
    return {
      today: workspace.clock(),
      synthetic: area.synthetic,
      areaName: area.name,
      names,
      homes: own,
      persons,
      input,
      dated,
      models: await modelLedgers(input, dated),
      leftOutIn: (span) => ({ ...leftOutPayments(inQuestion, span), waitingRows }),
      known: wholeMonths(input.payments, workspace.clock(), lag),
      batches,
      run: { version: workspace.version, data: String(columnar.dataVersion), law: lawVersion },
    };
  });
}

/** The ledger of an input whose every payment has law. */
export function ledgerUnder(input: LiabilityInput, plan: LiabilityPlan): LedgerOfPlan {
  return { ledger: municipalLiability(input, plan), payments: input.payments, plan };
}

async function modelLedgers(
  input: LiabilityInput,
  dated: LedgerOfPlan,
): Promise<ModelFacts["models"]> {
  // Other requests are answered between two ledgers.
  await setImmediate();
  const of2006 = modelLedger(input, dated, "fi-2006");
  await setImmediate();
  const of2015 = modelLedger(input, dated, "fi-2015");
  await setImmediate();
  return { "fi-2006": of2006, "fi-2015": of2015, "fi-2025": modelLedger(input, dated, "fi-2025") };
}

function modelLedger(
  input: LiabilityInput,
  dated: LedgerOfPlan,
  model: ComparedModel,
): LedgerOfPlan {
  const plan = liabilityPlan(model, defaultAssumptions());
  return ledgerUnderOther(input, dated, plan);
}

/** The ledger of the same payments under another law, to which the payer's list is not followed blindly. */
export function ledgerUnderOther(
  input: LiabilityInput,
  dated: LedgerOfPlan,
  plan: LiabilityPlan,
): LedgerOfPlan {
  const { ledger } = dated;
  return ledgerUnder(inputUnderOtherLaw(input, { dated: dated.plan, ledger, plan }), plan);
}

/** From the first month of payments to the last one whose rows have, by their usual delay, nearly all come. */
function wholeMonths(
  { start }: PaymentColumns,
  today: Day,
  lag: LagProfile | undefined,
): MonthSpan | undefined {
  const thisMonth = monthOf(today);
  const months = new Set<Month>();
  let known = Number.NaN;
  let at: Month | undefined;
  for (const day of start) {
    if (day !== known) {
      known = day;
      at = monthOf(dayFromOrdinal(day));
    }
    if (at !== undefined && at <= thisMonth) months.add(at);
  }
  const ordered = [...months].toSorted((a, b) => a - b);
  const newest = ordered.at(-1);
  let last: Month | undefined;
  for (const month of ordered) {
    const state = { month, today, firstOpen: undefined, hasRecords: true, lag, newest };
    if (monthState(state).status === "partial") break;
    last = month;
  }
  const [first] = ordered;
  return first === undefined || last === undefined ? undefined : { first, last };
}
