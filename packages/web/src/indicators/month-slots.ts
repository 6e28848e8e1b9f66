import type { TimeSlot } from "@luotsi/charts";

import type { Format } from "../language/format.ts";

/** From so many months on only years are written under the axis. */
const longSeries = 60;

/** Months as places of a chart's time axis. @param months such as `2025-01`, in order. */
export function monthSlots(months: readonly string[], format: Format): readonly TimeSlot[] {
  const isLong = months.length > longSeries;
  return months.map((month) => ({
    key: month,
    label: format.month(month),
    tick: isLong ? "" : format.shortMonth(month),
    group: month.slice(0, 4),
  }));
}
