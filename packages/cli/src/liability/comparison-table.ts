import type { Language, Localised } from "@luotsi/base";
import { fundingModels } from "@luotsi/law";

import { amount, table } from "./liability-table.ts";
import type { ComparisonReport, ModelReport } from "./model-comparison.ts";

const words = {
  model: { fi: "Malli", sv: "Modell", en: "Model" },
  owed: { fi: "Kuntaosuus €", sv: "Kommunandel €", en: "Share €" },
  difference: { fi: "Ero €", sv: "Skillnad €", en: "Difference €" },
  municipality: { fi: "Kotikunta", sv: "Hemkommun", en: "Municipality" },
  paidDays: { fi: "Maksetut päivät", sv: "Betalda dagar", en: "Paid days" },
  benefit: { fi: "Etuus", sv: "Förmån", en: "Benefit" },
  month: { fi: "Etuuskuukausi", sv: "Förmånsmånad", en: "Benefit month" },
} as const satisfies Readonly<Record<string, Localised>>;

/** The comparison for a person to read: the models first, then who gains and who loses. */
export function comparisonTable(report: ComparisonReport, language: Language): string {
  const word = (key: keyof typeof words): string => words[key][language];
  const money = (value: number): string => amount(value, 2, language);
  const { models, differences } = report;
  const totals = models.map((model, at) => [
    fundingModels[model.rules].title[language],
    money(model.totalOwedEur),
    at === 0 ? "" : money(differences[at - 1]?.totalOwedEur ?? 0),
  ]);
  const parts: readonly (readonly [
    keyof typeof words,
    "byMunicipality" | "byPaidDays" | "byBenefit" | "byMonth",
  ])[] = [
    ["municipality", "byMunicipality"],
    ["paidDays", "byPaidDays"],
    ["benefit", "byBenefit"],
    ["month", "byMonth"],
  ];
  const last = differences.at(-1);
  return [
    table([word("model"), word("owed"), word("difference")], totals),
    ...parts.map(([title, part]) =>
      table(
        [word(title), ...models.map(({ rules }) => `${rules} €`), word("difference")],
        keysOf(models, part).map((key) => [
          key,
          ...models.map((model) => money(model[part][key] ?? 0)),
          money(last?.[part][key] ?? 0),
        ]),
      ),
    ),
  ].join("\n");
}

function keysOf(
  models: readonly ModelReport[],
  part: "byMunicipality" | "byPaidDays" | "byBenefit" | "byMonth",
): readonly string[] {
  return [...new Set(models.flatMap((model) => Object.keys(model[part])))];
}
