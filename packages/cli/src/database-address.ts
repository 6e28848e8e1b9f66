import { readFileSync } from "node:fs";

import { wrongUsage } from "./wrong-usage.ts";

/**
 * The PostgreSQL server to use: as the option says, else as `LUOTSI_DATABASE` says, else as the file says that
 * `LUOTSI_DATABASE_FILE` names. An address holds a password, which a command line would show to the whole machine.
 *
 * @returns undefined for the embedded database.
 * @throws AppError WRONG_USAGE when the file cannot be read.
 */
export function databaseAddress(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (option !== undefined) return option;
  const given = environment["LUOTSI_DATABASE"]?.trim() ?? "";
  if (given !== "") return given;
  const file = environment["LUOTSI_DATABASE_FILE"]?.trim() ?? "";
  if (file === "") return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "?";
    const reason = `LUOTSI_DATABASE_FILE ${file}: ${code}`;
    throw wrongUsage(reason);
  }
}
