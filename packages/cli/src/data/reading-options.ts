import { sources, type FileReading, type SourceId } from "@luotsi/contract";

import type { OptionDefinition, OptionValues } from "../command.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** Options that overrule how a file is read. */
export const readingOptions = {
  delimiter: {
    type: "string",
    help: "comma, semicolon or tab, or the character; defaults to what the file shows",
  },
  encoding: {
    type: "string",
    help: "UTF-8, ISO-8859-1, ISO-8859-15, Windows-1252, UTF-16LE, UTF-16BE; defaults to what the file shows",
  },
  decimal: { type: "string", help: "comma or point; defaults to what the file shows" },
  mapping: { type: "string", help: "id of a saved column mapping, or ID@VERSION" },
  municipality: {
    type: "string",
    help: "municipality of the whole file, three digits, where no column says it",
  },
  delivery: {
    type: "string",
    help: "full or incremental; incremental is a part, so what it lacks is not missing. Defaults to the source's way",
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

const delimiters: Readonly<Record<string, NonNullable<FileReading["delimiter"]>>> = {
  comma: ",",
  ",": ",",
  semicolon: ";",
  ";": ";",
  tab: "\t",
  "\t": "\t",
  "\\t": "\t",
};
const decimals: Readonly<Record<string, NonNullable<FileReading["decimal"]>>> = {
  comma: ",",
  ",": ",",
  point: ".",
  ".": ".",
};
const deliveries: Readonly<Record<string, NonNullable<FileReading["delivery"]>>> = {
  full: "full",
  incremental: "incremental",
};

/** How the options say a file of the source is read. @throws AppError WRONG_USAGE */
export function readingOf(options: OptionValues, source: SourceId): FileReading {
  const pick = <Value>(name: string, known: Readonly<Record<string, Value>>): Value | undefined => {
    const text = options[name];
    if (typeof text !== "string") return undefined;
    if (Object.hasOwn(known, text)) return known[text];
    const reason = `--${name} ${text}: ${Object.keys(known).join(", ")}`;
    throw wrongUsage(reason);
  };
  const { encoding, mapping } = options;
  return {
    delimiter: pick("delimiter", delimiters),
    decimal: pick("decimal", decimals),
    delivery: pick("delivery", deliveries),
    encoding: typeof encoding === "string" ? encoding : undefined,
    mapping: typeof mapping === "string" ? mappingOf(mapping) : undefined,
    constants: constantsOf(options, source),
  };
}

function mappingOf(text: string): NonNullable<FileReading["mapping"]> {
  const [id = "", version, ...more] = text.split("@");
  const isVersion = version === undefined || /^[1-9]\d{0,8}$/.test(version);
  if (id === "" || !isVersion || more.length > 0) {
    throw wrongUsage(`--mapping ${text}: ID, ID@VERSION`);
  }
  return version === undefined ? { id } : { id, version: Number(version) };
}

function constantsOf(options: OptionValues, source: SourceId): FileReading["constants"] {
  const { municipality } = options;
  if (typeof municipality !== "string") return undefined;
  const column = sources[source].columns.find(({ kind }) => kind === "municipality");
  if (column === undefined || !/^\d{3}$/.test(municipality)) {
    const reason = `--municipality ${municipality}: ${column === undefined ? source : "NNN"}`;
    throw wrongUsage(reason);
  }
  return { [column.name]: municipality };
}
