import {
  lastWorkingDay,
  month,
  monthFromOrdinal,
  monthOf,
  dayFromOrdinal,
  type Month,
} from "@luotsi/base";
import { isPresent } from "@luotsi/frame";
import type { JobseekerFrame } from "@luotsi/indicators";
import {
  loadEmploymentSpells,
  loadPersons,
  loadResidence,
  loadServicePeriods,
  loadStatfin,
  openEndDay,
  type Columnar,
  type PersonFrame,
  type ResidenceFrame,
} from "@luotsi/store";

/** Someone whose month of birth is not told belongs to no age group. */
const unknownBirth = month("1800-01");

/** What indicators are computed from, read once for a state of the data. */
export interface IndicatorPeople {
  readonly frame: JobseekerFrame;
  readonly persons: PersonFrame;
  /** Home of each person on a day: the municipality's code as a number, 0 when not known. */
  readonly homesOn: (month: Month) => Int32Array;
  /** Months in which anything is known of employment codes; undefined when nothing is. */
  readonly known: { readonly first: Month; readonly last: Month } | undefined;
  /** Months in which hardly any service period was recorded. */
  readonly serviceGaps: ReadonlySet<Month>;
  /** The latest labour force of a municipality up to a month; undefined when none is imported. */
  readonly labourForce: (municipality: number, upTo: Month) => LabourForce | undefined;
}

export interface LabourForce {
  readonly people: number;
  readonly month: Month;
}

/** Reads people and spells from the columnar copy. */
export async function loadIndicatorPeople(columnar: Columnar): Promise<IndicatorPeople> {
  const persons = await loadPersons(columnar);
  const employment = await loadEmploymentSpells(columnar);
  const services = await loadServicePeriods(columnar);
  const residence = await loadResidence(columnar);
  const { person, startDay, endDay, code } = employment.columns;
  return {
    persons,
    frame: {
      people: persons.rows,
      birthMonth: birthMonths(persons),
      employment: {
        person: person.values,
        startDay: startDay.values,
        endDay: endDay.values,
        code: code.values,
      },
      services: {
        person: services.columns.person.values,
        startDay: services.columns.startDay.values,
        endDay: services.columns.endDay.values,
      },
    },
    homesOn: homesOf(residence, persons.rows),
    known: knownMonths(startDay.values, endDay.values),
    serviceGaps: gapsOf(services.columns.startDay.values),
    labourForce: await labourForces(columnar),
  };
}

function birthMonths({ rows, columns }: PersonFrame): Int32Array {
  const { values, validity } = columns.birthMonth;
  return Int32Array.from({ length: rows }, (_, i) =>
    isPresent(validity, i) ? (values[i] ?? unknownBirth) : unknownBirth,
  );
}

function homesOf({ rows, columns }: ResidenceFrame, people: number): (month: Month) => Int32Array {
  const { person, start, end, municipality } = columns;
  return (at) => {
    const day = lastWorkingDay(at);
    const homes = new Int32Array(people);
    for (let i = 0; i < rows; i++) {
      const covers = (start.values[i] ?? 0) <= day && (end.values[i] ?? 0) > day;
      if (covers) homes[person.values[i] ?? 0] = municipality.values[i] ?? 0;
    }
    return homes;
  };
}

/** From the first spell to the newest change; a month is known once something in or after it is. */
function knownMonths(startDay: Int32Array, endDay: Int32Array): IndicatorPeople["known"] {
  if (startDay.length === 0) return undefined;
  let first = openEndDay;
  let last = 0;
  for (let i = 0; i < startDay.length; i++) {
    const start = startDay[i] ?? 0;
    const end = endDay[i] ?? 0;
    first = Math.min(first, start);
    last = Math.max(last, start, end === openEndDay ? 0 : end - 1);
  }
  return { first: monthOf(dayFromOrdinal(first)), last: monthOf(dayFromOrdinal(last)) };
}

/** Below this share of the usual number of starts a month's recording has paused. */
const gapBelow = 0.25;
const usualMonths = 12;

/**
 * Months whose service starts are far below the median of the twelve months around them: no recording,
 * rather than no activity.
 */
function gapsOf(startDay: Int32Array): ReadonlySet<Month> {
  const starts = new Map<number, number>();
  for (const day of startDay) {
    const at = monthOf(dayFromOrdinal(day));
    starts.set(at, (starts.get(at) ?? 0) + 1);
  }
  const gaps = new Set<Month>();
  if (starts.size === 0) return gaps;
  const first = Math.min(...starts.keys());
  const last = Math.max(...starts.keys());
  for (let at = first; at <= last; at++) {
    const around: number[] = [];
    for (let other = at - usualMonths; other <= at + usualMonths; other++) {
      if (other !== at && other >= first && other <= last) around.push(starts.get(other) ?? 0);
    }
    const usual = around.toSorted((a, b) => a - b)[Math.floor(around.length / 2)] ?? 0;
    if ((starts.get(at) ?? 0) < gapBelow * usual) gaps.add(monthFromOrdinal(at));
  }
  return gaps;
}

async function labourForces(columnar: Columnar): Promise<IndicatorPeople["labourForce"]> {
  const { rows, columns } = await loadStatfin(columnar);
  const byCode = new Map<number, LabourForce[]>();
  for (let i = 0; i < rows; i++) {
    const area = columns.area.texts[columns.area.values[i] ?? 0] ?? "";
    const code = /^KU(\d{3})$/.exec(area)?.[1];
    if (code === undefined || !isPresent(columns.labourForce.validity, i)) continue;
    const entry = {
      people: columns.labourForce.values[i] ?? 0,
      month: monthFromOrdinal(columns.month.values[i] ?? 0),
    };
    const list = byCode.get(Number(code)) ?? [];
    list.push(entry);
    byCode.set(Number(code), list);
  }
  return (municipality, upTo) =>
    (byCode.get(municipality) ?? [])
      .filter((entry) => entry.month <= upTo)
      .reduce<LabourForce | undefined>(
        (latest, entry) => (latest === undefined || entry.month > latest.month ? entry : latest),
        undefined,
      );
}
