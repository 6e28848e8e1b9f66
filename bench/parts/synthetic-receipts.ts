// Person-months of an area like the demo's, made from a formula: 36 months, two thirds of the people receiving in each.
import type { FlowModel, FlowPeople, ReceiptMonths } from "@luotsi/engines";
import { nextUniform, startGenerator } from "@luotsi/numerics";

const span = 36;
const first = 2023 * 12 + 10;
const segmentCount = 24;
const burnIn = 48;

interface Rows {
  readonly person: number[];
  readonly month: number[];
  readonly benefit: number[];
  readonly days: number[];
  readonly counter: number[];
  readonly service: number[];
  readonly cause: number[];
  readonly duration: number[];
}

/** The months of so many people. */
export function syntheticReceipts(people: number): ReceiptMonths {
  const generator = startGenerator(20, 0);
  const draw = (): number => nextUniform(generator);
  const rows: Rows = {
    person: [],
    month: [],
    benefit: [],
    days: [],
    counter: [],
    service: [],
    cause: [],
    duration: [],
  };
  const segments = Array.from({ length: people }, () => Math.floor(draw() * segmentCount));
  segments.forEach((segment, person) => follow(rows, person, segment, draw));
  const days = Float64Array.from(rows.days);
  return {
    firstMonth: first,
    lastMonth: first + span - 1,
    completeness: new Float64Array(span).fill(1),
    segments: {
      municipality: Int32Array.from({ length: segmentCount }, (_, s) => (s % 4 === 3 ? 98 : 398)),
      age: Uint8Array.from({ length: segmentCount }, (_, s) => s % 4),
      education: Uint8Array.from({ length: segmentCount }, (_, s) => Math.floor(s / 4) % 3),
      integration: Uint8Array.from({ length: segmentCount }, (_, s) => Number(s >= 12)),
    },
    birthMonth: new Int32Array(people),
    exemptUntil: new Int32Array(people),
    integrationUntil: new Int32Array(people),
    person: Int32Array.from(rows.person),
    month: Int32Array.from(rows.month),
    segment: Int32Array.from(rows.person, (person) => segments[person] ?? 0),
    benefit: Uint8Array.from(rows.benefit),
    paidDays: days,
    baseCents: days.map((value) => value * 3721),
    counterAfter: Float64Array.from(rows.counter),
    inService: Uint8Array.from(rows.service),
    exitCause: Uint8Array.from(rows.cause),
    duration: Uint8Array.from(rows.duration),
  };
}

/** A person's years: spells of receipt and absences by turns, an allowance that becomes subsidy after 300 days. */
function follow(rows: Rows, person: number, segment: number, draw: () => number): void {
  const stays = 0.6 + 0.2 * (segment % 4);
  let month = -burnIn;
  let counter = 0;
  let receives = draw() < 0.6;
  let since = 0;
  let service = 0;
  for (; month < span; month++) {
    if (receives) {
      const chance = (0.09 * Math.exp(-since / 6) + 0.012) / stays;
      const leaves = draw() < chance;
      const days = leaves || since === 0 ? 11 : 21;
      counter += days;
      if (month >= 0) {
        rows.person.push(person);
        rows.month.push(first + month);
        rows.benefit.push(counter > 300 ? 2 : segment % 3 === 0 ? 1 : 0);
        rows.days.push(days);
        rows.counter.push(counter);
        rows.service.push(service);
        rows.cause.push(leaves ? Math.floor(draw() * 5) : 0);
        rows.duration.push(Math.min(255, since));
      }
      service = draw() < (service === 1 ? 0.2 : 0.03) ? 1 - service : service;
      receives = !leaves;
      since = leaves ? 0 : since + 1;
    } else {
      receives = draw() < (since < 12 ? 0.11 : 0.02);
      if (receives && draw() < 0.3) counter = 0;
      since = receives ? 0 : since + 1;
      service = 0;
    }
  }
}

/** The same model of so many times the people: copies differ by some days of the counter. */
export function timesThePeople(model: FlowModel, times: number): FlowModel {
  const { stock, absent, newcomers } = model;
  return {
    ...model,
    stock: {
      ...copied(stock, times),
      duration: again(stock.duration, times),
      service: again(stock.service, times),
    },
    absent: {
      ...copied(absent, times),
      cause: again(absent.cause, times),
      since: again(absent.since, times),
    },
    newcomers: { ...newcomers, level: newcomers.level * times },
  };
}

function copied(people: FlowPeople, times: number): FlowPeople {
  const count = people.segment.length;
  return {
    segment: again(people.segment, times),
    benefit: again(people.benefit, times),
    counter: again(people.counter, times).map((days, i) => days + (Math.floor(i / count) % 20)),
    exemptMonths: again(people.exemptMonths, times),
    weight: again(people.weight, times),
  };
}

function again<Column extends Int32Array | Uint8Array | Float64Array>(
  column: Column,
  times: number,
): Column {
  const made = column.constructor as new (length: number) => Column;
  const all = new made(column.length * times);
  for (let k = 0; k < times; k++) all.set(column, k * column.length);
  return all;
}
