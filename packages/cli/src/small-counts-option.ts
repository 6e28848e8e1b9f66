import type { SmallCounts } from "@luotsi/usecases/effects";

import type { OptionDefinition, OptionValues } from "./command.ts";
import { oneOf } from "./survival/survival-options.ts";

/** The option of every command that reads people from a file and tells figures of groups of them. */
export const smallCountsOption = {
  "small-counts": {
    type: "string",
    help: "hide figures of one to four people, or show them (own or public data only); hide",
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** What the option says. @throws AppError WRONG_USAGE. */
export function smallCountsOf(options: OptionValues, command: string): SmallCounts {
  return oneOf(options, "small-counts", { words: ["hide", "show"], command });
}
