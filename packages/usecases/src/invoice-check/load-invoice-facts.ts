import { monthFromOrdinal } from "@luotsi/base";
import {
  checkInvoices,
  computedShares,
  hadAllowance,
  invoicePeriod,
  municipalLiability,
  type ComputedShares,
  type InvoiceLineColumns,
} from "@luotsi/engines";
import { isPresent, type OptionalIntegers } from "@luotsi/frame";
import { reasonHeading } from "@luotsi/intake";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import {
  countQuarantinedRows,
  dataVersion,
  loadInvoices,
  loadPayments,
  loadPersons,
  loadResidence,
  readMunicipalityNames,
  systemReader,
  withColumnar,
  type Columnar,
  type InvoiceFrame,
} from "@luotsi/store";

import {
  paymentColumns,
  personColumns,
  residenceColumns,
  splitByLaw,
} from "../finance/liability-columns.ts";
import type { LiabilityCell } from "../finance/reconcile.ts";
import { lawVersion } from "../rules/law-version.ts";
import { remembering } from "../remember.ts";
import { batchesBySource } from "../data/batches-behind.ts";
import type { Workspace } from "../workspace.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";

const remembered = remembering<InvoiceFacts | undefined>();

/** The check of the area's invoices; undefined while there are no payments or no invoices. */
export async function loadInvoiceFacts(workspace: Workspace): Promise<InvoiceFacts | undefined> {
  const area = JSON.stringify(await workspace.area());
  const version = `${await dataVersion(workspace.store.reader)} ${area}`;
  return await remembered.recall(workspace, version, async () => await readFacts(workspace));
}

async function readFacts(workspace: Workspace): Promise<InvoiceFacts | undefined> {
  const { municipalities } = await workspace.area();
  const sources = await readSources(workspace);
  const names = await readMunicipalityNames(workspace.store.reader);
  const homes = {
    own: new Set(municipalities.map(Number)),
    known: new Set([...names.keys()].map(Number)),
  };
  return await withColumnar(workspace.store, async (columnar) => {
    const checked = await checkArea(columnar, homes);
    if (checked === undefined) return undefined;
    const run = {
      version: workspace.version,
      data: String(columnar.dataVersion),
      law: lawVersion,
    };
    return { ...checked, ...sources, run };
  });
}

type CheckedArea = Omit<
  InvoiceFacts,
  "batches" | "quarantinedRows" | "quarantinedPayments" | "run"
>;

interface Municipalities {
  /** The area's own; none while nobody has said which they are. */
  readonly own: ReadonlySet<number>;
  /** Those of the register of municipalities; none while it has not been imported. */
  readonly known: ReadonlySet<number>;
}

async function checkArea(
  columnar: Columnar,
  { own: municipalities, known }: Municipalities,
): Promise<CheckedArea | undefined> {
  const lines = lineColumns(await loadInvoices(columnar));
  const period = invoicePeriod(lines);
  const frame = await loadPayments(columnar);
  if (period === undefined || frame.rows === 0) return undefined;
  const people = await loadPersons(columnar);
  const residences = await loadResidence(columnar);
  const plan = liabilityPlan("fi-dated", defaultAssumptions());
  const all = paymentColumns(frame, people.rows);
  const { payments, leftOut } = splitByLaw(all, plan);
  const persons = personColumns(people);
  const homes = residences.rows === 0 ? undefined : residenceColumns(residences);
  const ledger = municipalLiability({ payments, persons, residences: homes }, plan);
  const shares = computedShares(ledger, payments, plan);
  const check = checkInvoices(
    {
      shares,
      lines,
      municipalities,
      hadAllowance: hadAllowance(payments, persons, people.rows),
      invoices: period,
    },
    plan,
  );
  const personIds = people.columns.id.values;
  return {
    check,
    shares,
    payments,
    ledger,
    plan,
    personIds,
    numbers: new Map([...personIds].map((id, number) => [id, number])),
    invoices: { first: monthFromOrdinal(period.first), last: monthFromOrdinal(period.last) },
    cells: cellsOf(shares, municipalities, () => true),
    outsideLaw: {
      rows: leftOut.length,
      paidCents: leftOut.reduce((sum, row) => sum + (all.paidCents[row] ?? 0), 0),
    },
    ...ofOthers(shares, { own: municipalities, known }),
  };
}

function lineColumns({ columns }: InvoiceFrame): InvoiceLineColumns {
  const { sharePercent } = columns;
  const percents: OptionalIntegers = {
    values: Int32Array.from(sharePercent.values),
    validity: sharePercent.validity,
  };
  return {
    person: columns.person.values,
    benefit: columns.benefit.values,
    month: columns.benefitMonth.values,
    invoiceMonth: columns.invoiceMonth.values,
    days: columns.days.values,
    billedCents: columns.billedCents.values,
    municipality: columns.municipality,
    sharePercent: percents,
  };
}

/** What people owe elsewhere: their home on the payout day is another area's, or in no register. */
function ofOthers(
  { owedHundredths, municipality }: ComputedShares,
  { own, known }: Municipalities,
): Pick<InvoiceFacts, "otherAreas" | "unknownHomes"> {
  const otherAreas = { count: 0, owedHundredths: 0 };
  const unknownHomes = { count: 0, owedHundredths: 0 };
  for (const [k, owed] of owedHundredths.entries()) {
    if (owed === 0 || own.size === 0 || !isPresent(municipality.validity, k)) continue;
    const home = municipality.values[k] ?? 0;
    if (own.has(home)) continue;
    const sum = known.size === 0 || known.has(home) ? otherAreas : unknownHomes;
    sum.count += 1;
    sum.owedHundredths += owed;
  }
  return { otherAreas, unknownHomes };
}

/** The same shares that are checked, added up by benefit month and month of payout. */
export function cellsOf(
  shares: ComputedShares,
  municipalities: ReadonlySet<number>,
  isWanted: (share: number) => boolean,
): readonly LiabilityCell[] {
  const { values, validity } = shares.municipality;
  const sums = new Map<number, { whole: number; fraction: number }>();
  const monthsInKey = 65_536;
  for (const [k, owed] of shares.owedHundredths.entries()) {
    const isForeign =
      isPresent(validity, k) && municipalities.size > 0 && !municipalities.has(values[k] ?? 0);
    if (owed === 0 || isForeign || !isWanted(k)) continue;
    const key = (shares.month[k] ?? 0) * monthsInKey + (shares.payoutMonth[k] ?? 0);
    const sum = sums.get(key) ?? { whole: 0, fraction: 0 };
    const floor = Math.floor(owed);
    sum.whole += floor;
    sum.fraction += owed - floor;
    sums.set(key, sum);
  }
  return [...sums].map(([key, { whole, fraction }]) => ({
    benefitMonth: monthFromOrdinal(Math.floor(key / monthsInKey)),
    payoutMonth: monthFromOrdinal(key % monthsInKey),
    municipality: -1,
    owedCents: (whole + fraction) / 100,
  }));
}

async function readSources(
  workspace: Workspace,
): Promise<Pick<InvoiceFacts, "batches" | "quarantinedRows" | "quarantinedPayments">> {
  const bySource = await batchesBySource(workspace);
  const counter = systemReader(workspace.store.reader, "counts-of-records");
  return {
    batches: ["benefit-payments", "benefit-invoices"].flatMap((id) => bySource.get(id) ?? []),
    quarantinedRows: await countQuarantinedRows(counter, "benefit-invoices", reasonHeading),
    quarantinedPayments: await countQuarantinedRows(counter, "benefit-payments", reasonHeading),
  };
}
