import { formatMonth } from "@luotsi/base";

import {
  citizenships,
  educations,
  exemptGroupCodes,
  languagesSpoken,
  personKey,
  type SyntheticPerson,
} from "./people.ts";
import type { OpeningCounters } from "./payments.ts";
import { trueServices } from "./services.ts";
import { states, type History } from "./walk.ts";
import { recordingGap, type World } from "./world.ts";

export const personHeadings = [
  "person_id",
  "birth_month",
  "sex",
  "education",
  "language",
  "citizenship",
  "exempt_group",
  "first_municipality_entry",
  "opening_on",
  "opening_days_lms",
  "opening_days_da",
  "opening_days_unemployment",
  "own_worker",
] as const;
export const residenceHeadings = ["person_id", "from", "to", "municipality"] as const;
export const codeHeadings = [
  "person_id",
  "from",
  "to",
  "code",
  "job_search_from",
  "end_reason",
  "job_search_end_reason",
] as const;
export const serviceHeadings = [
  "person_id",
  "service",
  "from",
  "to",
  "service_group",
  "production",
  "provider",
] as const;

/** Writes days; shared by all files. */
type DayText = (at: number) => string;

const codeOfState = ["", "02", "03", "", "09", "01", "05", "08", "04"];

interface PersonText {
  readonly world: World;
  readonly day: DayText;
  readonly educationAs?: string;
  /** Cells of `identityHeadings`; undefined where the area is written without them. */
  readonly identity: string | undefined;
}

/** A row of the persons file. @param counters blank when the area does not know them. */
export function personLine(
  person: SyntheticPerson,
  counters: OpeningCounters | undefined,
  { world, day, educationAs, identity }: PersonText,
): string {
  const opening =
    counters === undefined
      ? ",,,"
      : `${day(world.start)},${counters.subsidy},${counters.allowance},${counters.unemployment}`;
  return `${personKey(person.number)},${formatMonth(person.birthMonth)},${person.female ? "female" : "male"},${
    educationAs ?? educations[person.education]
  },${languagesSpoken[person.language]},${citizenships[person.citizenship]},${
    exemptGroupCodes[person.exemptGroup]
  },${person.firstEntry === undefined ? "" : day(person.firstEntry)},${opening},${person.ownWorker ? "yes" : "no"}${
    identity === undefined ? "" : `,${identity}`
  }\n`;
}

/** Rows of the residence file known on a day. */
export function residenceLines(person: SyntheticPerson, known: number, day: DayText): string {
  const key = personKey(person.number);
  const stays = person.stays.filter(({ from }) => from < known);
  return stays
    .map(({ from, municipality }, i) => {
      const next = stays[i + 1];
      const to = next === undefined ? "" : day(next.from - 1);
      return `${key},${day(from)},${to},${municipality}\n`;
    })
    .join("");
}

/** The municipality of residence on a day. */
export function homeOn(person: SyntheticPerson, at: number): string {
  let home = person.stays[0].municipality;
  for (const stay of person.stays) if (stay.from <= at) home = stay.municipality;
  return home;
}

/**
 * Rows of the employment-code file as the register stood on a day: spells that touch the window and began before that day.
 *
 * @param without drop the spell that is open on the day, as if it had vanished.
 */
export function codeLines(
  person: SyntheticPerson,
  history: History,
  { world, known, day, without }: { world: World; known: number; day: DayText; without: boolean },
): string {
  const key = personKey(person.number);
  let text = "";
  for (let i = 0; i < history.count; i++) {
    const state = history.state[i];
    if (state === states.away || history.end[i] <= world.start || history.start[i] >= known)
      continue;
    const open = history.end[i] >= known;
    if (open && without) continue;
    const code =
      state === states.service ? trueServices[history.service[i]].code : codeOfState[state];
    const unemployed = state === states.unemployed || state === states.laidOff;
    const reason = open || !unemployed ? "" : twoDigits(history.reason[i]);
    const searchReason = open ? "" : twoDigits(history.searchReason[i]);
    const to = open ? "" : day(history.end[i] - 1);
    text += `${key},${day(history.start[i])},${to},${code},${day(history.searchStart[i])},${reason},${searchReason}\n`;
  }
  return text;
}

/** Rows of the service-period file; periods that began in the recording gap are not there. */
export function serviceLines(
  person: SyntheticPerson,
  history: History,
  { world, known, day }: { world: World; known: number; day: DayText },
): { readonly text: string; readonly unrecorded: number } {
  const key = personKey(person.number);
  let text = "";
  let unrecorded = 0;
  for (let i = 0; i < history.count; i++) {
    if (history.service[i] < 0 || history.end[i] <= world.start || history.start[i] >= known)
      continue;
    if (history.start[i] >= recordingGap.start && history.start[i] < recordingGap.end) {
      unrecorded += 1;
      continue;
    }
    const service = trueServices[history.service[i]];
    const to = history.end[i] >= known ? "" : day(history.end[i] - 1);
    const provider = service.providers[person.number % service.providers.length];
    text += `${key},${service.id},${day(history.start[i])},${to},${service.group},${service.production},${provider}\n`;
  }
  return { text, unrecorded };
}

function twoDigits(reason: number): string {
  return reason < 0 ? "" : reason < 10 ? `0${reason}` : String(reason);
}
