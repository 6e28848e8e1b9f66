import { parseDay, type Day } from "@luotsi/base";

import type { OptionDefinition, OptionValues } from "./command.ts";
import { databaseAddress } from "./database-address.ts";
import { wrongUsage } from "./wrong-usage.ts";

/** Options of every command that opens the workspace. */
export const workspaceOptions = {
  workspace: {
    type: "string",
    help: "folder of the embedded database and its copies; defaults to ./.luotsi",
  },
  database: {
    type: "string",
    help: "address of a PostgreSQL server; defaults to LUOTSI_DATABASE, and without it to the embedded database",
  },
  purpose: {
    type: "string",
    help: "code of what the data is needed for, kept in the audit log; defaults to the command's own purpose, else command-line",
  },
  today: {
    type: "string",
    help: "the day figures are looked at, YYYY-MM-DD; defaults to today in Finland",
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export interface WorkspacePlace {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly clock: () => Day;
}

/** Where the workspace is and which day it is looked at, as the options say. */
export function workspacePlace(options: OptionValues): WorkspacePlace {
  const { workspace, database, today } = options;
  return {
    folder: typeof workspace === "string" ? workspace : "./.luotsi",
    databaseUrl: databaseAddress(typeof database === "string" ? database : undefined, process.env),
    clock: typeof today === "string" ? frozenClock(today) : todayInFinland,
  };
}

function frozenClock(text: string): () => Day {
  const frozen = parseDay(text);
  if (frozen === undefined) {
    throw wrongUsage(`--today ${text}: YYYY-MM-DD`);
  }
  return () => frozen;
}

const finnishDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" });

/** The one place where a command looks at the machine's clock for the date. */
function todayInFinland(): Day {
  const text = finnishDay.format(new Date());
  const today = parseDay(text);
  if (today === undefined) throw new Error(`the machine's clock says ${text}`);
  return today;
}
