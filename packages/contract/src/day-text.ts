import { z } from "zod";

/** A day of the calendar as 2026-05-01, of the years 1000 to 2999: the 30th of February is none. */
export const dayText = z.iso.date().regex(/^[12]/);
