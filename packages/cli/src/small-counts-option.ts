import type { SmallCounts } from "@luotsi/usecases/effects";

import type { OptionDefinition, OptionValues } from "./command.ts";
import { oneOf } from "./survival/survival-options.ts";

/** The option of every command that reads people from a file and tells figures of groups of them. */
export const smallCountsOption = {
  "small-counts": {
    type: "string",
    help: "show figures of one to four people, or hide them before they are passed on; show",
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** What the option says. Shown unless asked: whoever runs a command has the people's rows. @throws AppError WRONG_USAGE. */
export function smallCountsOf(options: OptionValues): SmallCounts {
  return oneOf(options, "small-counts", ["show", "hide"]);
}
