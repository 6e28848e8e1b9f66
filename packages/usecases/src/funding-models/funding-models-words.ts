import type { Localised } from "@luotsi/base";
import type { BridgeStep, FundingModelsView, ModelGrouping } from "@luotsi/contract";

import { inEachLanguage, numberText, percentText } from "../wording/number-words.ts";
import { signedMoneyText, sizeText } from "./money-words.ts";

export const groupingTitles: Readonly<Record<ModelGrouping, Localised>> = {
  municipality: { fi: "Kotikunta", sv: "Hemkommun", en: "Home municipality" },
  "paid-days": { fi: "Maksetut päivät", sv: "Betalda dagar", en: "Paid days" },
  cause: { fi: "Mistä ero tulee", sv: "Vad skillnaden beror på", en: "Where it comes from" },
  age: { fi: "Ikä", sv: "Ålder", en: "Age" },
  education: { fi: "Koulutusaste", sv: "Utbildningsnivå", en: "Level of education" },
  integration: {
    fi: "Kotoutumisen ryhmä",
    sv: "Integrationsgrupp",
    en: "Integration group",
  },
};

export const groupingNotes: Readonly<Record<ModelGrouping, Localised>> = {
  municipality: {
    fi: "Kunta, jossa henkilö asui maksatuspäivänä.",
    sv: "Kommunen där personen bodde på utbetalningsdagen.",
    en: "The municipality the person lived in on the day of payout.",
  },
  "paid-days": {
    fi: "Maksetut päivät ennen maksua vuoden 2025 laskentatavalla; sama henkilö voi jakson aikana kuulua moneen luokkaan.",
    sv: "Betalda dagar före betalningen enligt 2025 års räknesätt; samma person kan höra till flera klasser under perioden.",
    en: "Paid days before the payment as the rules of 2025 count them; one person may be in several classes within the period.",
  },
  cause: {
    fi: "Etuuden, perusteen ja maksettujen päivien mukaan; sama henkilö voi kuulua moneen ryhmään.",
    sv: "Efter förmån, grund och betalda dagar; samma person kan höra till flera grupper.",
    en: "By benefit, ground and paid days; one person may be in several groups.",
  },
  age: {
    fi: "Ikä maksun ensimmäisenä päivänä.",
    sv: "Ålder på betalningens första dag.",
    en: "Age on the first day of the payment.",
  },
  education: {
    fi: "Henkilöaineiston koulutusaste.",
    sv: "Utbildningsnivån i personmaterialet.",
    en: "Level of education in the persons extract.",
  },
  integration: {
    fi: "Kotoutumislain ryhmä henkilöaineistosta, vaikka vapautuksen aika olisi jo päättynyt.",
    sv: "Gruppen enligt integrationslagen i personmaterialet, även om undantagstiden har gått ut.",
    en: "Group of the integration act in the persons extract, even where the exemption has ended.",
  },
};

export const modelsDefinition: Localised = {
  fi: "Samojen henkilöiden samat maksut laskettuna kolmella rahoitusmallilla, kukin kuin se olisi ollut aina voimassa: laskuri kertyy mallin omalla tavalla alusta asti. Kuntaosuus on siltä kuukaudelta, jolta etuus on. Ero on vuoden 2025 malli miinus vuoden 2015 malli; mallit eivät muuta ihmisten käyttäytymistä.",
  sv: "Samma personers samma betalningar beräknade enligt tre finansieringsmodeller, var och en som om den alltid hade gällt: räknaren löper på modellens eget sätt från början. Kommunandelen hör till den månad förmånen gäller. Skillnaden är 2025 års modell minus 2015 års modell; modellerna ändrar inte människors beteende.",
  en: "The same payments of the same people under three funding models, each as if it had always been in force: the counter runs in the model's own way from the start. The share belongs to the month the benefit is for. The difference is the model of 2025 less that of 2015; the models do not change what people do.",
};

export const modelsUncertainty: Localised = {
  fi: "Laskelma on tarkka annetuille maksuille. Epävarmuus on alkusaldoissa ja lain avoimissa kysymyksissä, joiden vaikutus näkyy sivulla Oletusten vaikutus.",
  sv: "Beräkningen är exakt för de givna betalningarna. Osäkerheten ligger i ingångssaldona och i lagens öppna frågor, vilkas effekt visas på sidan Antagandenas effekt.",
  en: "The calculation is exact for the payments given. Uncertainty lies in the opening counters and the open questions of the law, whose worth is shown on the page Effect of assumptions.",
};

export const shortTitles: Readonly<Record<string, Localised>> = {
  "fi-2006": { fi: "Vuoden 2006 malli", sv: "2006 års modell", en: "Model of 2006" },
  "fi-2015": { fi: "Vuoden 2015 malli", sv: "2015 års modell", en: "Model of 2015" },
  "fi-2025": { fi: "Vuoden 2025 malli", sv: "2025 års modell", en: "Model of 2025" },
};

/** The page's one sentence: what the reform costs or saves on the same people, and what it comes from. */
export function modelsFinding(
  view: Pick<FundingModelsView, "period" | "models" | "differenceCents" | "bridge" | "compared">,
): Localised {
  const { period, differenceCents } = view;
  const costs = view.models.map(({ owedCents }) => owedCents);
  const old = view.models.find(({ id }) => id === view.compared.old)?.owedCents ?? 0;
  const size = sizeText(differenceCents);
  if (costs.every((cost) => cost === 0)) {
    return {
      fi: `Jaksolla ${period.title.fi} mikään malli ei maksa kunnille mitään.`,
      sv: `Under perioden ${period.title.sv} kostar ingen modell kommunerna något.`,
      en: `In the period ${period.title.en} no model costs the municipalities anything.`,
    };
  }
  const part = old === 0 ? undefined : (100 * Math.abs(differenceCents)) / old;
  const share = inEachLanguage((language) =>
    part === undefined ? "" : ` (${percentText(part, language)})`,
  );
  const why = reasons(view);
  const isMore = differenceCents >= 0;
  return {
    fi: `Vuoden 2025 malli maksaa samoista henkilöistä ${size.fi}${share.fi} ${isMore ? "enemmän" : "vähemmän"} kuin vuoden 2015 malli (${period.title.fi}).${why.fi}`,
    sv: `2025 års modell kostar ${size.sv}${share.sv} ${isMore ? "mer" : "mindre"} än 2015 års modell för samma personer (${period.title.sv}).${why.sv}`,
    en: `The model of 2025 costs ${size.en}${share.en} ${isMore ? "more" : "less"} than that of 2015 for the same people (${period.title.en}).${why.en}`,
  };
}

/** The greatest cause on each side of zero. */
function reasons({ bridge }: Pick<FundingModelsView, "bridge">): Localised {
  const changes = bridge
    .filter(({ kind, id }) => kind === "change" && id !== "hidden")
    .toSorted((a, b) => b.cents - a.cents);
  const [up] = changes;
  const down = changes.at(-1);
  return inEachLanguage((language) => {
    const said = ({ label, cents }: BridgeStep): string =>
      `${lowered(label[language])} (${signedMoneyText(cents, language)})`;
    const parts = [
      ...(up !== undefined && up.cents > 0 ? [`${causeWords.up[language]} ${said(up)}`] : []),
      ...(down !== undefined && down.cents < 0
        ? [`${causeWords.down[language]} ${said(down)}`]
        : []),
    ];
    const text = parts.join("; ");
    return text === "" ? "" : ` ${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  });
}

const causeWords = {
  up: { fi: "eniten kasvattaa", sv: "mest ökar", en: "most is added by" },
  down: { fi: "eniten pienentää", sv: "mest minskar", en: "most is taken off by" },
} as const satisfies Readonly<Record<string, Localised>>;

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

export const nothingToCompare: Localised = {
  fi: "Etuusmaksuja ei ole tuotu tältä jaksolta, joten malleja ei voi verrata.",
  sv: "Inga förmånsbetalningar har importerats för perioden, så modellerna kan inte jämföras.",
  en: "No benefit payments of the period have been imported, so the models cannot be compared.",
};

export const generalBenefitNote: Localised = {
  fi: "Jakso ulottuu 30.4.2026 jälkeen. Yleistuen kuntaosuuden porrastusta ei ole löydetty: luvut olettavat samat portaat kuin työmarkkinatuessa.",
  sv: "Perioden sträcker sig förbi 30.4.2026. Hur kommunandelen av det allmänna stödet trappas har inte hittats: siffrorna antar samma steg som för arbetsmarknadsstödet.",
  en: "The period reaches past 30.4.2026. How the municipal share of the general benefit is stepped was not found: the figures assume the steps of labour-market subsidy.",
};

/** People whose counter is not known make every model a lower bound. */
export function unknownCountersNote(people: number): Localised {
  const count = inEachLanguage((language) => numberText(people, 0, language));
  return {
    fi: `Alkusaldoa ei tunneta ${count.fi} henkilöltä; se on oletettu nollaksi, joten heidän osuutensa on alaraja.`,
    sv: `Ingångssaldot är okänt för ${count.sv} personer; det antas vara noll, så deras andel är en nedre gräns.`,
    en: `The opening counter of ${count.en} persons is not known; it is assumed to be zero, so their share is a lower bound.`,
  };
}

/** Counters found from a list tell of one law only. */
export function listedCountersNote(people: number): Localised {
  const count = inEachLanguage((language) => numberText(people, 0, language));
  return {
    fi: `${count.fi} henkilön laskuri on päätelty maksajan listasta, joka kertoo vain voimassa olleen lain laskurin; muissa malleissa heidän osuutensa on arvio.`,
    sv: `Räknaren för ${count.sv} personer har härletts ur betalarens lista, som bara berättar om den gällande lagens räknare; i de övriga modellerna är deras andel en uppskattning.`,
    en: `The counter of ${count.en} persons was found from the payer's list, which tells only of the law in force; under the other models their share is an estimate.`,
  };
}

/** The part of the bridge whose groups are too small to be shown one by one. */
export const hiddenCauses: Localised = {
  fi: "Muut, joita ei näytetä erikseen",
  sv: "Övriga, som inte visas separat",
  en: "Others, not shown separately",
};
