import { parseDay, type Day } from "@luotsi/base";

const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Helsinki",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});

/** Hour from which a night's work is due: files have come, backups are under way, nobody is at work. */
const dueHour = 2;

/**
 * The night whose work is due: today's in Finland from two o'clock on.
 *
 * @param now milliseconds since 1970.
 * @returns undefined before that hour.
 */
export function dueNight(now: number): Day | undefined {
  const found = new Map(parts.formatToParts(now).map(({ type, value }) => [type, value]));
  if (Number(found.get("hour")) < dueHour) return undefined;
  return parseDay(
    `${found.get("year") ?? ""}-${found.get("month") ?? ""}-${found.get("day") ?? ""}`,
  );
}
