import type { TableOverrides } from "@luotsi/intake";

import type { OptionDefinition, OptionValues } from "./command.ts";
import { wrongUsage } from "./wrong-usage.ts";

/** Options that say in which dialect a table is written. */
export const dialectOptions = {
  delimiter: {
    type: "string",
    help: "comma, semicolon or tab, or the character; defaults to what the file shows",
  },
  encoding: {
    type: "string",
    help: "UTF-8, ISO-8859-1, ISO-8859-15, Windows-1252, UTF-16LE, UTF-16BE; defaults to what the file shows",
  },
  decimal: { type: "string", help: "comma or point; defaults to what the file shows" },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

const delimiters: Readonly<Record<string, string>> = {
  comma: ",",
  ",": ",",
  semicolon: ";",
  ";": ";",
  tab: "\t",
  "\t": "\t",
  "\\t": "\t",
};
const decimals: Readonly<Record<string, string>> = { comma: ",", ",": ",", point: ".", ".": "." };

/** What the options say of a table's dialect. @throws AppError WRONG_USAGE for a mark that is none. */
export function dialectOf(options: OptionValues): TableOverrides {
  const { encoding } = options;
  const delimiter = markOf("delimiter", delimiters, options);
  const decimal = markOf("decimal", decimals, options);
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(typeof encoding === "string" ? { encoding } : {}),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

function markOf(
  name: string,
  known: Readonly<Record<string, string>>,
  options: OptionValues,
): string | undefined {
  const text = options[name];
  if (typeof text !== "string") return undefined;
  if (Object.hasOwn(known, text)) return known[text];
  const reason = `--${name} ${text}: ${Object.keys(known)
    .filter((word) => /^[a-z]/.test(word))
    .join(", ")}`;
  throw wrongUsage(reason);
}
