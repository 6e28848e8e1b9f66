import { addDays, formatDay, parseDay, type Day } from "@luotsi/base";
import { findParameter, showLaw } from "@luotsi/law";

import type { Command, CommandContext } from "../command.ts";
import { printedEntry } from "./list-rules.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi rules show ID --on DATE`: what the law says on a day. */
export const showRule: Command = {
  usage: "ID --on DATE",
  options: { on: { type: "string", help: "the day, YYYY-MM-DD" } },
  run: async (context) => {
    const { id, on } = asked(context);
    const found = showLaw(id, on);
    const [first] = found;
    const entries = found.map(({ parameter, entry }) =>
      Object.assign({ parameter: parameter.id }, printedEntry(entry)),
    );
    if (context.json) {
      const { parameter: _, ...entry } = entries[0] ?? { parameter: id };
      context.print(
        JSON.stringify({
          id,
          on: formatDay(on),
          title: first?.parameter.title,
          unit: first?.parameter.unit,
          ...entry,
          entries,
          history: findParameter(id)?.history.map(printedEntry) ?? null,
        }),
      );
    } else {
      for (const { parameter, entry } of found) {
        const { act, section, amendedBy, url, confidence, note } = entry.source;
        const amended = amendedBy === undefined ? "" : ` (${amendedBy})`;
        context.print(
          [
            `${parameter.id}: ${parameter.title[context.language]}`,
            `  ${formatDay(entry.from)} – ${entry.to === undefined ? "" : formatDay(addDays(entry.to, -1))}`,
            `  ${JSON.stringify(entry.value)} (${parameter.unit})`,
            `  ${act}, ${section}${amended} [${confidence}] ${url}`,
            ...(note === undefined ? [] : [`  ${note[context.language]}`]),
            ...(entry.assumption === undefined ? [] : [`  --assume ${entry.assumption}`]),
          ].join("\n"),
        );
      }
    }
    return await Promise.resolve(0);
  },
};

function asked({ words, options }: CommandContext): { readonly id: string; readonly on: Day } {
  const [id] = words;
  const on = typeof options["on"] === "string" ? parseDay(options["on"]) : undefined;
  if (id === undefined || words.length !== 1 || on === undefined) {
    throw wrongUsage("ID --on YYYY-MM-DD");
  }
  return { id, on };
}
