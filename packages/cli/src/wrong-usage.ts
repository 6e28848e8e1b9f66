import { AppError } from "@luotsi/base";

/**
 * A refusal of how the command that runs was called. Which command that is, and so whose help is to be read, the launcher says (`main.ts`).
 *
 * @param reason the words or the option as they should have been.
 */
export function wrongUsage(reason: string): AppError {
  return new AppError("WRONG_USAGE", { reason });
}
