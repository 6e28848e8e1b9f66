import { fill, type Language, type Localised } from "@luotsi/base";
import type { CostReport } from "@luotsi/usecases/effects";

import { alignedLines, decimalText, percentText } from "../survival/text-table.ts";
import { verdictLines } from "./effect-table.ts";
import { digitsFor } from "./four-figures.ts";

const texts = {
  effect: { fi: "Vaikutus tulokseen", sv: "Effekt på utfallet", en: "Effect on the outcome" },
  euros: {
    fi: "Nettokustannus, euroa henkilöltä",
    sv: "Nettokostnad, euro per person",
    en: "Net cost, euros a person",
  },
  price: {
    fi: "Nettokustannus yhtä lisäyksikköä kohti, euroa",
    sv: "Nettokostnad per en enhet till, euro",
    en: "Net cost of one more unit, euros",
  },
  interval: { fi: "95 %:n väli", sv: "95 %-intervall", en: "95% interval" },
  pays: {
    fi: "Maksaa itsensä takaisin {percent} %:n todennäköisyydellä, vaikka tulosta ei hinnoitella.",
    sv: "Betalar sig själv med {percent} % sannolikhet, även om utfallet inte prissätts.",
    en: "Pays for itself with a chance of {percent}%, whatever the outcome is worth.",
  },
  worth: { fi: "Yksikön arvo €", sv: "Enhetens värde €", en: "Worth of a unit €" },
  benefit: { fi: "nettohyöty €", sv: "nettonytta €", en: "net benefit €" },
  chance: { fi: "kannattaa %", sv: "lönar sig %", en: "worth it %" },
} as const satisfies Readonly<Record<string, Localised>>;

/** What the effect costs for a reader: effect, euros, price of a unit, and what different worths would make of it. */
export function costTable(report: CostReport, language: Language): string {
  const { effect, euros, eurosPerUnit, chancePaysForItself } = report;
  return [
    ...alignedLines([
      [`${report.method}, ${report.estimand}`, "", texts.interval[language]],
      figures(texts.effect[language], effect, language),
      figures(texts.euros[language], euros, language),
      figures(texts.price[language], eurosPerUnit, language),
    ]),
    ...(chancePaysForItself === null
      ? []
      : [fill(texts.pays[language], { percent: percentText(chancePaysForItself, language) })]),
    ...worthsOf(report, language),
    ...verdictLines(report, language),
  ].join("\n");
}

function figures(
  name: string,
  of: {
    readonly estimate: number | null;
    readonly interval95: readonly [number, number] | null;
  },
  language: Language,
): readonly string[] {
  const [low, high] = of.interval95 ?? [null, null];
  const digits = digitsFor([of.estimate ?? 0, low ?? 0]);
  const interval =
    low === null
      ? "–"
      : `${decimalText(low, digits, language)} … ${decimalText(high, digits, language)}`;
  return [name, decimalText(of.estimate, digits, language), interval];
}

function worthsOf({ netBenefit }: CostReport, language: Language): readonly string[] {
  if (netBenefit.length < 2) return [];
  return alignedLines([
    [
      texts.worth[language],
      texts.benefit[language],
      texts.interval[language],
      texts.chance[language],
    ],
    ...netBenefit.map(({ worth, estimate, interval95: [low, high], chancePositive }) => [
      decimalText(worth, Number.isInteger(worth) ? 0 : 2, language),
      decimalText(estimate, 0, language),
      `${decimalText(low, 0, language)} … ${decimalText(high, 0, language)}`,
      percentText(chancePositive, language),
    ]),
  ]);
}
