import { lastWorkingDay, month, monthOf, dayFromOrdinal, type Month } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";
import type { JobseekerFrame } from "@luotsi/indicators";
import {
  loadEmploymentSpells,
  loadPersons,
  loadResidence,
  loadServicePeriods,
  openEndDay,
  type Columnar,
  type PersonFrame,
  type ResidenceFrame,
} from "@luotsi/store";

/** Someone whose month of birth is not told belongs to no age group. */
const unknownBirth = month("1800-01");

/** People and spells that indicators are computed from, read once for a state of the data. */
export interface IndicatorPeople {
  readonly frame: JobseekerFrame;
  readonly persons: PersonFrame;
  /** Home of each person on a month's counting day: the municipality's code as a number, 0 when not known. */
  readonly homesOn: (month: Month) => Int32Array;
  /** Every municipality anyone has lived in, as numbers, in order. */
  readonly homes: readonly number[];
  /** Months that the extract of employment codes tells of; undefined when there is none. */
  readonly known: { readonly first: Month; readonly last: Month } | undefined;
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
    homes: [...new Set(residence.columns.municipality.values)].toSorted((a, b) => a - b),
    known: knownMonths(startDay.values, endDay.values),
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

/**
 * From the month in which the extract's history begins to the month of its newest change.
 *
 * An extract holds the spells that go on or have ended since its history began. Those that ended before
 * are not in it, so earlier months would count only the long spells that were still to end: history
 * begins in the first month that has a usual number of ends.
 */
function knownMonths(startDay: Int32Array, endDay: Int32Array): IndicatorPeople["known"] {
  if (startDay.length === 0) return undefined;
  const ends = new Map<Month, number>();
  let newest = 0;
  for (let i = 0; i < startDay.length; i++) {
    const start = startDay[i] ?? 0;
    const end = endDay[i] ?? openEndDay;
    newest = Math.max(newest, start, end === openEndDay ? 0 : end - 1);
    if (end === openEndDay) continue;
    const at = monthOf(dayFromOrdinal(end - 1));
    ends.set(at, (ends.get(at) ?? 0) + 1);
  }
  const last = monthOf(dayFromOrdinal(newest));
  const counts = [...ends.values()].toSorted((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  const begun = [...ends].filter(([, count]) => count >= leastOfUsual * usual);
  const first = begun.map(([at]) => at).reduce((a, b) => (a < b ? a : b), last);
  return { first, last };
}

/** Share of the usual number of ends from which a month belongs to the extract's history. */
const leastOfUsual = 0.25;
