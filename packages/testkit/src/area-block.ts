import { dayFromOrdinal, type Day } from "@luotsi/base";
import type { LiabilityPlan } from "@luotsi/engines";

import type { AreaFiles } from "./area-files.ts";
import type { BenefitLevels } from "./benefit-levels.ts";
import { deliveryHabits, type DeliveryPlan } from "./deliveries.ts";
import { drawHistory } from "./history.ts";
import { bill, invoiceLines, type PlantedError } from "./invoices.ts";
import { countHistory, countPayments, type MarginCounter } from "./margins.ts";
import { partialLine, paymentLine, type PaymentText } from "./payment-files.ts";
import { emptyPayments, type PaymentRows } from "./payment-rows.ts";
import { educations, makePerson, personKey, type SyntheticPerson } from "./people.ts";
import { payPerson, type OpeningCounters } from "./payments.ts";
import { codeLines, personLine, residenceLines, serviceLines } from "./register-files.ts";
import { sharesOf, type SharesOfRows } from "./shares.ts";
import { addSubsidyPayments, commitmentLine, subsidiesOf, subsidyLine } from "./subsidy-files.ts";
import type { Tape } from "./tape.ts";
import { emptyHistory, states, type History } from "./walk.ts";
import { monthIndex, type World } from "./world.ts";

/** What was planted on purpose; everything but the list of errors is a small sum. */
export interface Planted {
  readonly errors: PlantedError[];
  readonly vanished: string[];
  readonly late: { people: number; lines: number; cents: number };
  unrecordedServices: number;
  /** Rows that a later delivery corrected, and rows that came a month late. */
  corrected: number;
  delivered: number;
  recoveries: number;
}

/** @returns no vanished people yet. */
export function emptyVanished(): string[] {
  return [];
}

/** Everything a run over the people needs. */
export interface AreaRun {
  readonly world: World;
  readonly files: AreaFiles;
  readonly plan: DeliveryPlan | undefined;
  readonly partial: boolean;
  /** Cells of a person's invented identity; undefined where the area is written without them. */
  readonly identityOf: ((person: SyntheticPerson) => string) | undefined;
  readonly levels: BenefitLevels;
  readonly law: LiabilityPlan;
  /** Paid days from which the payer may name a person, on a day. */
  readonly listedFrom: (at: Day) => number;
  readonly day: (at: number) => string;
  readonly tapes: Readonly<
    Record<"person" | "history" | "payments" | "invoices" | "deliveries" | "registers", Tape>
  >;
  readonly counter: MarginCounter;
  readonly billed: readonly Float64Array[];
  readonly subsidies: Readonly<Record<string, Float64Array>>;
  readonly planted: Planted;
}

/** Makes and writes a block of people. @param run changed in place. @param first position. @param count people. */
export function writeBlock(run: AreaRun, first: number, count: number): void {
  const { world, tapes, levels } = run;
  const rows = emptyPayments();
  const people: SyntheticPerson[] = [];
  const openings: OpeningCounters[] = [];
  const history = emptyHistory();
  for (let local = 0; local < count; local++) {
    const person = makePerson(first + local, world, tapes.person);
    drawHistory(person, world, tapes.history, history);
    const opening = payPerson(person, history, {
      world,
      levels,
      tape: tapes.payments,
      rows,
      local,
    });
    people.push(person);
    openings.push(opening);
    countHistory(run.counter, person, history, world);
    writeRegisters(run, person, { history, opening });
  }
  const shares = sharesOf({ people, openings, rows }, world, run.law);
  countPayments(run.counter, rows, shares, world);
  writePayments(run, { rows, firstPerson: first, day: run.day }, shares);
  writeInvoices(run, rows, { shares, firstPerson: first });
}

/** Chance that a person's open spell vanishes from the last delivery, and that a person's data was corrected. */
const vanishing = 0.003;
const personCorrected = 0.002;

function writeRegisters(
  run: AreaRun,
  person: SyntheticPerson,
  { history, opening }: { readonly history: History; readonly opening: OpeningCounters },
): void {
  const { world, files, day, plan, tapes, planted } = run;
  tapes.registers.begin(person.number);
  const vanishes = tapes.registers.next() < vanishing && hasOpenSpell(history, world, plan);
  const corrected = tapes.registers.next() < personCorrected;
  if (vanishes && person.number < 15_000) planted.vanished.push(personKey(person.number));
  const early =
    plan === undefined ? world.end : world.monthStart[plan.history - world.originMonth + 1];
  const counters = run.partial ? undefined : opening;
  const educationAs = corrected
    ? educations[(person.education + 1) % educations.length]
    : undefined;
  const identity = run.identityOf?.(person);
  files.full(
    "persons",
    personLine(person, counters, { world, day, identity }),
    personLine(person, counters, {
      world,
      day,
      identity,
      ...(educationAs === undefined ? {} : { educationAs }),
    }),
  );
  files.full(
    "residence",
    residenceLines(person, world.end, day),
    residenceLines(person, early, day),
  );
  const codes = { world, day, without: false };
  files.full(
    "employment-codes",
    codeLines(person, history, { ...codes, known: world.end, without: vanishes }),
    codeLines(person, history, { ...codes, known: early }),
  );
  const services = serviceLines(person, history, { world, known: world.end, day });
  planted.unrecordedServices += services.unrecorded;
  files.full(
    "service-periods",
    services.text,
    serviceLines(person, history, { world, known: early, day }).text,
  );
  writeSubsidies(run, person, history);
}

/** A spell that is open both at the history's end and at the end of the window. */
function hasOpenSpell(history: History, world: World, plan: DeliveryPlan | undefined): boolean {
  if (plan === undefined || history.count === 0) return false;
  const i = history.count - 1;
  const early = world.monthStart[plan.history - world.originMonth + 1];
  return (
    history.end[i] >= world.end && history.state[i] !== states.away && history.start[i] < early
  );
}

function writeSubsidies(run: AreaRun, person: SyntheticPerson, history: History): void {
  const { world, files, day, plan, tapes } = run;
  const early =
    plan === undefined ? world.end : world.monthStart[plan.history - world.originMonth + 1];
  for (const subsidy of subsidiesOf(person, history, { world, tape: tapes.registers })) {
    if (subsidy.decidedOn >= world.end) continue;
    const line = subsidyLine(subsidy, day);
    files.full("subsidies", line, subsidy.decidedOn < early ? line : "");
    addSubsidyPayments(subsidy, world, run.subsidies[subsidy.service]);
    files.commitments(
      world.lastMonth,
      commitmentLine(subsidy, { asOf: world.lastMonth, world, day }),
    );
    if (plan !== undefined) {
      files.commitments(plan.history, commitmentLine(subsidy, { asOf: plan.history, world, day }));
    }
  }
}

function writePayments(run: AreaRun, text: PaymentText, shares: SharesOfRows): void {
  const { world, files, plan, tapes, planted } = run;
  const { rows, firstPerson } = text;
  const tape = tapes.deliveries;
  let person = -1;
  for (let i = 0; i < rows.count; i++) {
    if (rows.person[i] !== person) {
      person = rows.person[i];
      tape.begin(firstPerson + person);
    }
    const u = tape.next();
    if (rows.paidDays[i] < 0) planted.recoveries += 1;
    const limit = run.partial ? run.listedFrom(dayFromOrdinal(rows.paidOn[i])) : 0;
    const line = run.partial ? partialLine(text, i, { shares, limit }) : paymentLine(text, i);
    if (line === "") continue;
    files.payment(`${line}\n`);
    if (plan === undefined) continue;
    const paid = world.originMonth + monthIndex(world, rows.paidOn[i]);
    const canChange = paid >= plan.history - 1 && paid < world.lastMonth && !run.partial;
    if (canChange && u < deliveryHabits.delayed) {
      planted.delivered += 1;
      files.deliveredPayment(paid + 1, `${line}\n`);
      continue;
    }
    if (canChange && u > 1 - deliveryHabits.corrected && rows.paidDays[i] > 3) {
      planted.corrected += 1;
      files.deliveredPayment(paid, `${paymentLine(text, i, earlierValue(rows, i))}\n`);
      files.deliveredPayment(Math.max(paid, plan.history) + 1, `${line}\n`);
      continue;
    }
    files.deliveredPayment(paid, `${line}\n`);
  }
}

/** A row as it was first delivered: some days short. */
function earlierValue(
  rows: PaymentRows,
  i: number,
): { readonly days: number; readonly cents: number } {
  const short = 1 + (rows.paidDays[i] % 3);
  const days = rows.paidDays[i] - short;
  return { days, cents: Math.round((rows.paidCents[i] * days) / rows.paidDays[i]) };
}

function writeInvoices(
  run: AreaRun,
  rows: PaymentRows,
  { shares, firstPerson }: { readonly shares: SharesOfRows; readonly firstPerson: number },
): void {
  const { world, files, tapes, planted, levels } = run;
  const context = {
    world,
    tape: tapes.invoices,
    dailyCents: levels.fullDailyCents,
    firstPerson,
    found: planted.errors,
  };
  const latePeople = new Set<number>();
  let person = -1;
  for (const line of invoiceLines(rows, shares, context)) {
    if (line.person !== person) {
      person = line.person;
      tapes.invoices.begin(person);
    }
    const billed = bill(line, context);
    if (billed === undefined) continue;
    const payoutMonth = billed.invoiceMonth - 1;
    files.invoice(payoutMonth, billed.text);
    const at = payoutMonth - world.originMonth;
    run.billed[billed.benefit][at] += billed.cents;
    if (!billed.late) continue;
    latePeople.add(line.person);
    planted.late.lines += 1;
    planted.late.cents += billed.cents;
  }
  planted.late.people += latePeople.size;
}
