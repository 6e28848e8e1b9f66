import { monthFromOrdinal, formatMonth, type Month } from "@luotsi/base";

import { euroText } from "./cells.ts";
import { personKey, type SyntheticPerson } from "./people.ts";
import { trueServices } from "./services.ts";
import type { Tape } from "./tape.ts";
import type { History } from "./walk.ts";
import { monthIndex, type World } from "./world.ts";

export const subsidyHeadings = [
  "subsidy_id",
  "person_id",
  "form",
  "employer_sector",
  "decided_on",
  "from",
  "to",
  "percent",
  "granted_eur",
] as const;
export const commitmentHeadings = [
  "commitment_id",
  "service",
  "granted_on",
  "from",
  "to",
  "granted_eur",
  "paid_eur",
  "as_of",
] as const;

/** Budget services that pay subsidies from 2025 on, with what is paid a month at full scale. */
export const subsidyServices = ["palkkatuki", "starttiraha"] as const;
export type SubsidyService = (typeof subsidyServices)[number];

/** A subsidy for one period of subsidised work. */
export interface Subsidy {
  readonly id: string;
  readonly person: string;
  readonly form: string;
  readonly sector: string;
  readonly service: SubsidyService;
  readonly decidedOn: number;
  readonly start: number;
  /** The day after the last granted day. */
  readonly end: number;
  readonly percent: number | undefined;
  readonly grantedCents: number;
}

/** Months from work to payment of a subsidy. */
const paymentLagDays = 45;

const forms = [
  ["wage_subsidy_50", 50, 0.5],
  ["wage_subsidy_70", 70, 0.2],
  ["apprenticeship", 50, 0.14],
  ["wage_subsidy_100", 100, 0.08],
  ["employment_subsidy_55", 70, 0.08],
] as const;

/** The subsidies behind a person's subsidised work. */
export function subsidiesOf(
  person: SyntheticPerson,
  history: History,
  { world, tape }: { world: World; tape: Tape },
): readonly Subsidy[] {
  tape.begin(person.number);
  const found: Subsidy[] = [];
  for (let i = 0; i < history.count; i++) {
    const service = history.service[i] < 0 ? undefined : trueServices[history.service[i]];
    if (service === undefined || service.group !== "subsidised_work") continue;
    const draws = [tape.next(), tape.next(), tape.next(), tape.next()];
    if (history.end[i] <= world.start || service.id === "kaupungin-tyollistaminen") continue;
    const months = Math.max(1, Math.round((history.end[i] - history.start[i]) / 30.4375));
    const start = history.start[i];
    const open = history.end[i] >= world.end;
    const end = open
      ? Math.max(history.end[i] + 1, start + 150 + Math.floor(draws[3] * 120))
      : history.end[i];
    const startUp = service.id === "starttiraha";
    const [form, percent] = startUp ? (["start_up_grant", undefined] as const) : formOf(draws[0]);
    const monthly = startUp ? 80_000 : 60_000 + Math.round(draws[1] * 44_000);
    const length = open ? Math.round((end - start) / 30.4375) : months;
    found.push({
      id: `T${personKey(person.number).slice(1)}-${i}`,
      person: personKey(person.number),
      form,
      sector: startUp ? "own_business" : sectorOf(form, draws[2]),
      service: startUp ? "starttiraha" : "palkkatuki",
      decidedOn: start - 3 - Math.floor(draws[2] * 25),
      start,
      end,
      percent,
      grantedCents: monthly * length,
    });
  }
  return found;
}

/** A row of the subsidies file. */
export function subsidyLine(subsidy: Subsidy, day: (at: number) => string): string {
  const { id, person, form, sector, decidedOn, start, end, percent, grantedCents } = subsidy;
  return `${id},${person},${form},${sector},${day(decidedOn)},${day(start)},${day(end - 1)},${
    percent ?? ""
  },${euroText(grantedCents)}\n`;
}

/** What of a subsidy has been paid before a day. Unit: cents. */
function paidBefore(subsidy: Subsidy, at: number): number {
  const { start, end, grantedCents } = subsidy;
  const part = (at - paymentLagDays - start) / (end - start);
  return Math.round(grantedCents * Math.min(1, Math.max(0, part)));
}

/** Adds a subsidy's payments to the months of the ledger, by month index of the world. */
export function addSubsidyPayments(subsidy: Subsidy, world: World, months: Float64Array): void {
  const first = monthIndex(world, subsidy.start);
  for (let m = first; m < months.length; m++) {
    const before = paidBefore(subsidy, world.monthStart[m]);
    const after = paidBefore(subsidy, world.monthStart[m + 1]);
    months[m] += after - before;
    if (after === subsidy.grantedCents) return;
  }
}

/** A row of the commitments file, or nothing when all is paid or the decision is still to come. */
export function commitmentLine(
  subsidy: Subsidy,
  { asOf, world, day }: { asOf: Month; world: World; day: (at: number) => string },
): string {
  const known = world.monthStart[asOf - world.originMonth + 1];
  const paid = paidBefore(subsidy, known);
  if (subsidy.decidedOn >= known || paid >= subsidy.grantedCents) return "";
  const { id, service, decidedOn, start, end, grantedCents } = subsidy;
  return `C${id.slice(1)},${service},${day(decidedOn)},${day(start)},${day(end - 1)},${euroText(
    grantedCents,
  )},${euroText(paid)},${formatMonth(asOf)}\n`;
}

/** Purchases that are ordered and partly paid: name, service, length in months, full-scale cents. */
const purchases = [
  ["tyovoimakoulutus", 14, 62_000_000],
  ["tyovoimakoulutus", 8, 24_000_000],
  ["valmennukset", 12, 48_000_000],
  ["valmennukset", 6, 15_000_000],
  ["kotoutumiskoulutus", 11, 41_000_000],
  ["digipalvelut", 9, 9_000_000],
] as const;

/** Rows of the commitments file for purchases, scaled to the area. */
export function purchaseLines(asOf: Month, world: World, day: (at: number) => string): string {
  return purchases
    .map(([service, months, full], i) => {
      const start = world.firstDay(monthFromOrdinal(asOf - (i % 4) - 1));
      const end = world.firstDay(monthFromOrdinal(asOf - (i % 4) - 1 + months));
      const known = world.monthStart[asOf - world.originMonth + 1];
      const granted = Math.round(full * world.scale);
      const paid = Math.round((granted * Math.max(0, known - 30 - start)) / (end - start));
      return `H${String(i + 1).padStart(3, "0")},${service},${day(start - 40)},${day(start)},${day(
        end - 1,
      )},${euroText(granted)},${euroText(paid)},${formatMonth(asOf)}\n`;
    })
    .join("");
}

function formOf(u: number): readonly [string, number] {
  let left = u;
  for (const [form, percent, share] of forms) {
    if (left < share) return [form, percent];
    left -= share;
  }
  return [forms[0][0], forms[0][1]];
}

function sectorOf(form: string, u: number): string {
  if (form === "wage_subsidy_100") return "third_sector";
  if (form === "wage_subsidy_70" || form === "employment_subsidy_55") {
    return u < 0.5 ? "company" : u < 0.8 ? "third_sector" : "municipality";
  }
  return u < 0.78 ? "company" : u < 0.92 ? "third_sector" : "wellbeing_county";
}
