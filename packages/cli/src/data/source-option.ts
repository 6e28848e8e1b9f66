import { AppError } from "@luotsi/base";
import { sourceIds, type SourceId } from "@luotsi/contract";

import type { OptionValues } from "../command.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** The source named by `--source`. @throws AppError WRONG_USAGE, UNKNOWN_SOURCE */
export function sourceOption(options: OptionValues): SourceId {
  const { source } = options;
  if (typeof source !== "string" || source === "") {
    throw wrongUsage(`--source ${sourceIds.join("|")}`);
  }
  const found = sourceIds.find((id) => id === source);
  if (found === undefined) {
    throw new AppError("UNKNOWN_SOURCE", { source, known: sourceIds.join(", ") });
  }
  return found;
}

/** The whole number that the command's one word is. @throws AppError WRONG_USAGE */
export function batchWord(words: readonly string[]): number {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || !/^[1-9]\d{0,14}$/.test(word)) {
    throw wrongUsage("BATCH");
  }
  return Number(word);
}
