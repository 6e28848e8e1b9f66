import { AppError } from "@luotsi/base";
import {
  describeSources,
  sourceIds,
  type SourceColumnView,
  type SourceDescription,
} from "@luotsi/contract";

import type { Command, CommandContext } from "../command.ts";

/** `luotsi sources`: every source with its columns, units and code lists. Opens no database. */
export const listSources: Command = {
  usage: "[ID]…",
  options: {},
  run: async (context) => {
    const { words } = context;
    const unknown = words.find((word) => !sourceIds.some((id) => id === word));
    if (unknown !== undefined) {
      throw new AppError("UNKNOWN_SOURCE", { source: unknown, known: sourceIds.join(", ") });
    }
    const shown = describeSources().filter(({ id }) => words.length === 0 || words.includes(id));
    if (context.json) context.print(JSON.stringify({ sources: shown.map(written) }));
    else context.print(shown.map((source) => readable(source, context)).join("\n"));
    return await Promise.resolve(0);
  },
};

function written(source: SourceDescription): Readonly<Record<string, unknown>> {
  const columns = source.columns.map(({ kind, ...column }) =>
    Object.assign({ name: column.name, type: kind }, column),
  );
  return { ...source, columns };
}

function readable(source: SourceDescription, { language }: CommandContext): string {
  const lines = source.columns.map((column) => `  ${columnLine(column, language)}`);
  return [`${source.id}: ${source.title[language]}. ${source.row[language]}.`, ...lines, ""].join(
    "\n",
  );
}

function columnLine(column: SourceColumnView, language: CommandContext["language"]): string {
  const codes = column.codes === null ? "" : ` (${column.codes.map(({ code }) => code).join("|")})`;
  const unit = column.unit === null ? "" : ` [${column.unit}]`;
  const star = column.required ? "*" : "";
  return `${column.name}${star}: ${column.kind}${unit}${codes}: ${column.description[language]}`;
}
