import { formatDay } from "@luotsi/base";
import {
  assumptions,
  fundingModels,
  legalParameters,
  listRuleSets,
  type Assumption,
  type DatedValue,
} from "@luotsi/law";

import type { Command } from "../command.ts";
import { table } from "../liability/liability-table.ts";

/** `luotsi rules list`: every dated parameter, rule set, funding model and open question. */
export const listRules: Command = {
  usage: "",
  options: {},
  run: async (context) => {
    if (context.json) context.print(JSON.stringify(everything()));
    else {
      const { language } = context;
      const rows = legalParameters.map((parameter) => [
        parameter.id,
        parameter.title[language],
        parameter.history.map((entry) => formatDay(entry.from)).join(" "),
      ]);
      context.print(table(["id", "", ""], rows));
    }
    return await Promise.resolve(0);
  },
};

/** A dated value as it is printed: days as ISO, `to` the last day included. */
export function printedEntry(entry: DatedValue<unknown>): Readonly<Record<string, unknown>> {
  const { act, section, amendedBy, url, confidence, note } = entry.source;
  return {
    from: formatDay(entry.from),
    before: entry.to === undefined ? null : formatDay(entry.to),
    value: entry.value,
    act,
    section,
    amendedBy: amendedBy ?? null,
    url,
    confidence,
    note: note ?? null,
    assumption: entry.assumption ?? null,
  };
}

function everything(): Readonly<Record<string, unknown>> {
  const open: readonly Assumption[] = Object.values(assumptions);
  return {
    parameters: legalParameters.map(({ id, title, unit, history }) => ({
      id,
      title,
      unit,
      history: history.map(printedEntry),
    })),
    ruleSets: listRuleSets().map(({ id, spells }) => ({
      id,
      spells: spells.map(({ parameter, entry }) =>
        Object.assign({ parameter: parameter.id }, printedEntry(entry)),
      ),
    })),
    models: Object.values(fundingModels).map(({ id, title }) => ({ id, title })),
    assumptions: open.map((question) => Object.assign({ default: question.options[0] }, question)),
  };
}
