import { z } from "zod";

/** The largest number the database gives a row. */
export const largestRowNumber = 2_147_483_647;

/** Number of a stored thing, in a body. */
export const rowNumber = z.number().int().positive().max(largestRowNumber);

/** Number of a stored thing, in an address. */
export const rowNumberInText = z.coerce.number().int().positive().max(largestRowNumber);
