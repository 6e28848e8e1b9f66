import { addMonths, formatMonth, type Month } from "@luotsi/base";

import { deliveryOf, type DeliveryPlan } from "./deliveries.ts";
import { invoiceHeadings } from "./invoices.ts";
import { budgetHeadings, ledgerHeadings, type Posting } from "./ledger-file.ts";
import { partialHeadings, paymentHeadings } from "./payment-files.ts";
import {
  codeHeadings,
  personHeadings,
  residenceHeadings,
  serviceHeadings,
} from "./register-files.ts";
import { folderOfSinks, ledgerDialect, plainDialect, type Sink } from "./sinks.ts";
import { commitmentHeadings, subsidyHeadings } from "./subsidy-files.ts";

/** Sources whose deliveries list everything known. */
const fullSources = [
  "persons",
  "residence",
  "employment-codes",
  "service-periods",
  "subsidies",
] as const;
export type FullSource = (typeof fullSources)[number];

/** One file to import, in order. */
export interface ImportStep {
  readonly file: string;
  readonly source: string;
  /** Month whose end the delivery shows. */
  readonly delivered: string;
}

/** The open files of an area. */
export interface AreaFiles {
  readonly paths: readonly string[];
  readonly imports: readonly ImportStep[];
  /** Writes a full source: as the area knows it last, and as the history's delivery had it. */
  readonly full: (source: FullSource, last: string, history: string) => void;
  /** Writes a payment to the whole file and to a delivery. */
  readonly payment: (text: string) => void;
  readonly deliveredPayment: (at: number, text: string) => void;
  readonly invoice: (payoutMonth: number, text: string) => void;
  readonly commitments: (asOf: Month, text: string) => void;
  readonly ledger: (row: Posting, text: string) => void;
  readonly budget: (text: string) => void;
  readonly closeAll: () => void;
}

const registerHeadings: Readonly<Record<Exclude<FullSource, "persons">, readonly string[]>> = {
  residence: residenceHeadings,
  "employment-codes": codeHeadings,
  "service-periods": serviceHeadings,
  subsidies: subsidyHeadings,
};

interface AreaForm {
  /** Payments as the payer may lawfully list them. */
  readonly partial: boolean;
  /** Columns of identity at the end of the persons file. */
  readonly identity: readonly string[];
}

/** Opens every file of an area. @param out folder. @param plan of deliveries. @param form of its files. */
export function openAreaFiles(
  out: string,
  plan: DeliveryPlan | undefined,
  { partial, identity }: AreaForm,
): AreaFiles {
  const fullHeadings = { ...registerHeadings, persons: [...personHeadings, ...identity] };
  const folder = folderOfSinks(out);
  const paths: string[] = [];
  const open = (path: string, headings: readonly string[], dialect = plainDialect): Sink => {
    paths.push(path);
    return folder.open(path, headings, dialect);
  };
  const paymentColumns = partial ? partialHeadings : paymentHeadings;
  const whole = {
    payments: open("benefit-payments.csv", paymentColumns),
    invoices: open("benefit-invoices.csv", invoiceHeadings),
    commitments: open("commitments.csv", commitmentHeadings),
    ledger: open("ledger.csv", ledgerHeadings, ledgerDialect),
    budget: open("budget.csv", budgetHeadings, ledgerDialect),
  };
  const last = new Map(fullSources.map((id) => [id, open(`${id}.csv`, fullHeadings[id])]));
  const months = plan === undefined ? [] : [plan.history, ...plan.monthly];
  const monthly = new Map(
    months.map((at) => [
      at as number,
      {
        payments: open(`${folderOf(at)}/benefit-payments.csv`, paymentColumns),
        invoices: open(`${folderOf(at)}/benefit-invoices.csv`, invoiceHeadings),
        ledger: open(`${folderOf(at)}/ledger.csv`, ledgerHeadings, ledgerDialect),
      },
    ]),
  );
  const first = plan === undefined ? undefined : folderOf(plan.history);
  const early = new Map(
    first === undefined
      ? []
      : fullSources.map((id) => [id, open(`${first}/${id}.csv`, fullHeadings[id])]),
  );
  const earlyCommitments =
    first === undefined ? undefined : open(`${first}/commitments.csv`, commitmentHeadings);
  const deliver = (at: number, part: "payments" | "invoices" | "ledger", text: string): void => {
    if (plan !== undefined) monthly.get(deliveryOf(plan, at))?.[part].write(text);
  };
  return {
    paths,
    imports: importSteps(plan),
    full(source, lastText, historyText) {
      last.get(source)?.write(lastText);
      early.get(source)?.write(historyText);
    },
    payment: (text) => whole.payments.write(text),
    deliveredPayment: (at, text) => deliver(at, "payments", text),
    invoice(payoutMonth, text) {
      whole.invoices.write(text);
      deliver(payoutMonth, "invoices", text);
    },
    commitments(asOf, text) {
      (plan !== undefined && asOf === plan.history ? earlyCommitments : whole.commitments)?.write(
        text,
      );
    },
    ledger(row, text) {
      whole.ledger.write(text);
      deliver(row.month, "ledger", text);
    },
    budget: (text) => whole.budget.write(text),
    closeAll: folder.closeAll,
  };
}

/** The files in the order in which an area would have imported them. */
function importSteps(plan: DeliveryPlan | undefined): readonly ImportStep[] {
  const sources = [...fullSources, "benefit-payments", "benefit-invoices", "ledger", "commitments"];
  if (plan === undefined) {
    return ["budget", ...sources].map((source) => ({
      file: `${source}.csv`,
      source,
      delivered: "",
    }));
  }
  const end = addMonths(plan.history, plan.monthly.length);
  return [
    step(plan.history, "budget", false),
    ...sources.map((source) => step(plan.history, source, true)),
    ...plan.monthly.flatMap((at) =>
      ["benefit-payments", "benefit-invoices", "ledger"].map((source) => step(at, source, true)),
    ),
    ...[...fullSources, "commitments"].map((source) => step(end, source, false)),
  ];
}

function step(at: Month, source: string, inFolder: boolean): ImportStep {
  const file = inFolder ? `${folderOf(at)}/${source}.csv` : `${source}.csv`;
  return { file, source, delivered: formatMonth(at) };
}

function folderOf(at: Month): string {
  return `deliveries/${formatMonth(at)}`;
}
