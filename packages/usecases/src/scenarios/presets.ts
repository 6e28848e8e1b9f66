import { addMonths, formatMonth, monthNumberOf, type Localised, type Month } from "@luotsi/base";
import type { ScenarioChange, ScenarioPreset } from "@luotsi/contract";
import { fundingModels } from "@luotsi/law";

/** A scenario to begin from. Its figures are examples to be changed, not proposals, unless the source says so. */
interface Example {
  readonly id: string;
  readonly title: Localised;
  readonly source: Localised;
  readonly changes: (from: string) => readonly ScenarioChange[];
}

/** The presets, their changes beginning in the first January ahead. */
export function presets(firstMonth: Month): readonly ScenarioPreset[] {
  const toJanuary = (13 - monthNumberOf(firstMonth)) % 12;
  const from = formatMonth(addMonths(firstMonth, toJanuary));
  return examples.map(({ id, title, source, changes }) => ({
    id,
    title,
    source,
    definition: { name: title.fi, changes: [...changes(from)] },
  }));
}

const example: Localised = {
  fi: "Luku on esimerkki, jota voi muuttaa.",
  sv: "Talet är ett exempel som kan ändras.",
  en: "The figure is an example to be changed.",
};

/** A price to begin from, in euros a month. */
const examplePriceEur = 500;

const examples: readonly Example[] = [
  {
    id: "model-2015",
    title: {
      fi: "Vuoden 2015 rahoitusmalli",
      sv: "2015 års finansieringsmodell",
      en: "The funding model of 2015",
    },
    source: {
      fi: `${fundingModels["fi-2015"].title.fi}. Laki 1370/2014, työttömyysturvalain 14 luvun 3 a §, voimassa 2015–2024.`,
      sv: `${fundingModels["fi-2015"].title.sv}. Lag 1370/2014, 14 kap. 3 a § i lagen om utkomstskydd för arbetslösa, i kraft 2015–2024.`,
      en: `${fundingModels["fi-2015"].title.en}. Act 1370/2014, section 14:3 a of the Unemployment Security Act, in force 2015–2024.`,
    },
    changes: (from) => [{ kind: "funding-model", from, model: "fi-2015" }],
  },
  {
    id: "steps-later",
    title: {
      fi: "Portaat 50 päivää myöhemmin",
      sv: "Stegen 50 dagar senare",
      en: "Steps 50 days later",
    },
    source: example,
    changes: (from) => [{ kind: "step-shift", from, laterDays: 50, sharePoints: 0 }],
  },
  {
    id: "shares-up",
    title: {
      fi: "Kunnan osuudet 5 prosenttiyksikköä suuremmiksi",
      sv: "Kommunens andelar 5 procentenheter större",
      en: "Municipal shares 5 percentage points higher",
    },
    source: example,
    changes: (from) => [{ kind: "step-shift", from, laterDays: 0, sharePoints: 5 }],
  },
  {
    id: "inflow-up",
    title: {
      fi: "5 % enemmän alkavia työttömyysjaksoja",
      sv: "5 % fler arbetslöshetsperioder som börjar",
      en: "5% more spells of unemployment",
    },
    source: example,
    changes: (from) => [{ kind: "inflow", from, factor: 1.05 }],
  },
  {
    id: "work-faster",
    title: {
      fi: "10 % nopeammin työhön",
      sv: "10 % snabbare till arbete",
      en: "10% faster into work",
    },
    source: example,
    changes: (from) => [{ kind: "exit", from, cause: "work", factor: 1.1 }],
  },
  {
    id: "services-up",
    title: {
      fi: "Palvelujen määrä +20 %",
      sv: "Mängden service +20 %",
      en: "20% more services",
    },
    source: {
      fi: "Luvut ovat esimerkkejä. Palvelun vaikutus ja hinta ovat omia oletuksiasi: vaihda ne ennen kuin luet tulosta.",
      sv: "Talen är exempel. Servicens effekt och pris är dina egna antaganden: byt dem innan du läser resultatet.",
      en: "The figures are examples. Effect and price of the service are your own assumptions: change them before you read the result.",
    },
    changes: (from) => [
      {
        kind: "service",
        from,
        volumeFactor: 1.2,
        duringFactor: 1,
        afterFactor: 1.1,
        costEurPerMonth: examplePriceEur,
      },
    ],
  },
  {
    id: "level-up",
    title: {
      fi: "Etuuksien taso +2 %",
      sv: "Förmånernas nivå +2 %",
      en: "Level of benefits +2%",
    },
    source: example,
    changes: (from) => [{ kind: "benefit-level", from, factor: 1.02 }],
  },
  {
    id: "counter-restarts",
    title: {
      fi: "Laskuri alusta puolen vuoden tauon jälkeen",
      sv: "Räknaren från början efter ett halvårs uppehåll",
      en: "The counter starts again after half a year's break",
    },
    source: example,
    changes: (from) => [
      { kind: "counter-rules", from, restart: "after_absence", restartAfterMonths: 6 },
    ],
  },
];
