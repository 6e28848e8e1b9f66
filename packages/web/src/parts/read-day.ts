import { dayFromParts, formatDay, parseDay } from "@luotsi/base";

/** Reads what somebody typed as a day: `1.5.2026`, `01.05.2026` or `2026-05-01`. @returns ISO text. */
export function readDay(typed: string): string | undefined {
  const text = typed.trim();
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const parsed =
    finnish === null
      ? parseDay(text)
      : dayFromParts(Number(finnish[3]), Number(finnish[2]), Number(finnish[1]));
  return parsed === undefined ? undefined : formatDay(parsed);
}
