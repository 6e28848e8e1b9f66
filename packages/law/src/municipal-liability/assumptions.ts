import { AppError, type Localised } from "@luotsi/base";

/** A question the law leaves open: how Luotsi answers it, and what else the answer could be. */
export interface Assumption {
  /** Name in `--assume name=value`. */
  readonly id: string;
  /** Permitted answers; the first is the default. */
  readonly options: readonly string[];
  readonly title: Localised;
  /** What is not settled, and why this default. */
  readonly explanation: Localised;
  /** Figures that change with the answer. */
  readonly affects: Localised;
}

const liability: Localised = {
  fi: "kuntaosuuden määrä ja maksupäivälaskurit",
  sv: "kommunandelens belopp och räknarna för betalda dagar",
  en: "the municipal share and the counters of paid days",
};

/** Every open question the calculation of the liability answers, by name. */
export const assumptions = {
  adjusted_day_conversion: {
    id: "adjusted_day_conversion",
    options: ["none", "daily_allowance_only", "all"],
    title: {
      fi: "Soviteltujen päivien muuntaminen täysiksi",
      sv: "Omvandling av jämkade dagar till fulla",
      en: "Conversion of adjusted days to full days",
    },
    explanation: {
      fi: "Laki ei sano, muunnetaanko sovitellut päivät täysiksi kunnan laskurissa. Oletus: jokainen maksupäivä on yksi päivä, kuten Kelan vanhassa käytännössä.",
      sv: "Lagen säger inte om jämkade dagar omvandlas till fulla i kommunens räknare. Antagande: varje betald dag är en dag, som i FPA:s tidigare praxis.",
      en: "The law does not say whether adjusted days are converted to full days in the municipal counter. Default: each paid day is a day, as in Kela's older practice.",
    },
    affects: liability,
  },
  lms_reset: {
    id: "lms_reset",
    options: ["new_max_period", "never"],
    title: {
      fi: "Työmarkkinatuen laskurin alkaminen alusta",
      sv: "När räknaren för arbetsmarknadsstöd börjar om",
      en: "When the labour-market-subsidy counter starts again",
    },
    explanation: {
      fi: "Luvun 14 pykälässä 3 a ei ole nollautumissäännöstä. Oletus: laskuri alkaa alusta uuden päivärahakauden enimmäisajan alkaessa; vaihtoehto: ei koskaan.",
      sv: "14 kap. 3 a § saknar bestämmelse om att räknaren börjar om. Antagande: den börjar om när en ny maximitid för dagpenning börjar; alternativ: aldrig.",
      en: "Section 14:3 a has no sentence on a restart. Default: the counter starts again when a new maximum period of daily allowance begins; alternative: never.",
    },
    affects: liability,
  },
  preceding_days: {
    id: "preceding_days",
    options: ["latest_period", "all"],
    title: {
      fi: "Työmarkkinatukea edeltävät päivärahapäivät",
      sv: "Dagpenningsdagar före arbetsmarknadsstödet",
      en: "Daily-allowance days preceding the subsidy",
    },
    explanation: {
      fi: "Laki laskee mukaan edeltävän päivärahan mutta ei sano, miltä kausilta. Oletus: vain viimeisin enimmäisaika.",
      sv: "Lagen räknar med föregående dagpenning men säger inte från vilka perioder. Antagande: endast den senaste maximitiden.",
      en: "The law counts the preceding daily allowance but not from which periods. Default: the latest maximum period only.",
    },
    affects: liability,
  },
  opening_includes_services: {
    id: "opening_includes_services",
    options: ["true", "false"],
    title: {
      fi: "Vuosien 2015–2024 palvelupäivät alkulaskurissa",
      sv: "Servicedagar 2015–2024 i ingående räknare",
      en: "Service days of 2015–2024 in the opening counter",
    },
    explanation: {
      fi: "Siirtymäsäännöksen sanamuoto lukee myös palvelujen ajalta maksetut päivät. Esityksen perusteluja ei ole luettu.",
      sv: "Övergångsbestämmelsens ordalydelse räknar också dagar under service. Propositionens motivering har inte lästs.",
      en: "The wording of the transitional provision also counts days paid during services. The reasoning of the bill was not read.",
    },
    affects: liability,
  },
  layoff_advances_counter: {
    id: "layoff_advances_counter",
    options: ["true", "false"],
    title: {
      fi: "Kuluttavatko lomautuspäivät laskuria",
      sv: "Räknas permitteringsdagar i räknaren",
      en: "Do lay-off days advance the counter",
    },
    explanation: {
      fi: "Lomautus-, säänesto- ja lisäpäivistä kunta ei maksa, mutta laki ei sano, luetaanko päivät. Sanamuodon mukaan luetaan.",
      sv: "Kommunen betalar inte för permittering, väderhinder eller tilläggsdagar, men lagen säger inte om dagarna räknas. Enligt ordalydelsen räknas de.",
      en: "The municipality does not pay for lay-off, weather and additional days of earnings-related allowance, but the law does not say whether they count. By the wording they do.",
    },
    affects: liability,
  },
  residence_date: {
    id: "residence_date",
    options: ["payout", "benefit_day"],
    title: {
      fi: "Päivä, jonka kotikunta maksaa",
      sv: "Dag vars hemkommun betalar",
      en: "Day whose home municipality pays",
    },
    explanation: {
      fi: "Maksupäivä voi tarkoittaa maksatuspäivää tai etuuspäivää. Oletus: maksatuspäivä, kuten Kelan tilastossa.",
      sv: "Betalningsdagen kan avse utbetalningsdagen eller förmånsdagen. Antagande: utbetalningsdagen, som i FPA:s statistik.",
      en: "'Payment day' may mean the day of payout or the benefit day. Default: the day of payout, as in Kela's statistics.",
    },
    affects: {
      fi: "kuntaosuuden jako kunnille",
      sv: "kommunandelens fördelning på kommuner",
      en: "the division of the share between municipalities",
    },
  },
  regime_date: {
    id: "regime_date",
    options: ["benefit_day", "payout"],
    title: {
      fi: "Päivä, jonka mukaan säännöt valitaan",
      sv: "Dag enligt vilken reglerna väljs",
      en: "Day by which the rules are chosen",
    },
    explanation: {
      fi: "Kelan käytäntö: vuodelta 2024 maksettu etuus laskutetaan vanhoin säännöin, vaikka se maksettaisiin 2025.",
      sv: "FPA:s praxis: en förmån för 2024 faktureras enligt de gamla reglerna även om den betalas 2025.",
      en: "Kela's practice: a benefit for 2024 is billed by the old rules even when paid in 2025.",
    },
    affects: {
      fi: "takautuvasti maksettujen etuuksien kuntaosuus",
      sv: "kommunandelen av retroaktivt betalda förmåner",
      en: "the share of benefits paid in retrospect",
    },
  },
  stepped_allowance_basis: {
    id: "stepped_allowance_basis",
    options: ["6_2_1", "6_3_a"],
    title: {
      fi: "Sovitellun ansiopäivärahan täysi määrä porrastuksen jälkeen",
      sv: "Full inkomstrelaterad dagpenning efter avtrappningen vid jämkning",
      en: "The full amount of an adjusted earnings-related allowance after the steps",
    },
    explanation: {
      fi: "Rahoituslain 4.3 § viittaa yhä luvun 6 pykälään 2.1. Aineiston täysi määrä (full_eur) luetaan sen mukaiseksi. Vaihtoehto: peruspäivärahan osuus lasketaan porrastetusta määrästä (6 luvun 3 a §).",
      sv: "Finansieringslagens 4.3 § hänvisar alltjämt till 6 kap. 2.1 §. Materialets fulla belopp (full_eur) läses enligt den. Alternativ: grunddagpenningens andel räknas av det avtrappade beloppet (6 kap. 3 a §).",
      en: "Section 4.3 of the financing act still refers to 6:2.1. The full amount in the file (full_eur) is read as that one. Alternative: the basic part is a proportion of the stepped amount (6:3 a).",
    },
    affects: {
      fi: "sovitellun ansiopäivärahan kuntaosuus",
      sv: "kommunandelen av jämkad inkomstrelaterad dagpenning",
      en: "the share of adjusted earnings-related allowance",
    },
  },
  general_benefit_shares: {
    id: "general_benefit_shares",
    options: ["as_labour_market_subsidy", "refuse"],
    title: {
      fi: "Yleistuen kuntaosuus 1.5.2026 alkaen",
      sv: "Kommunandelen av det allmänna stödet från 1.5.2026",
      en: "Municipal share of the general benefit from 1.5.2026",
    },
    explanation: {
      fi: "Yleistuen kuntaosuuden porrastusta ei ole löydetty. Oletus: samat portaat kuin työmarkkinatuessa; vaihtoehto: ei lasketa.",
      sv: "Hur kommunandelen av det allmänna stödet trappas har inte hittats. Antagande: samma steg som för arbetsmarknadsstödet; alternativ: beräknas inte.",
      en: "How the municipal share of the general benefit is stepped was not found. Default: the steps of labour-market subsidy; alternative: not computed.",
    },
    affects: {
      fi: "kaikki luvut toukokuusta 2026 alkaen",
      sv: "alla siffror från och med maj 2026",
      en: "every figure from May 2026 on",
    },
  },
  cap_87: {
    id: "cap_87",
    options: ["guidance", "statute"],
    title: {
      fi: "70 %:n palkkatuen enimmäismäärä",
      sv: "Taket för 70 % lönesubvention",
      en: "Cap of the 70 % wage subsidy",
    },
    explanation: {
      fi: "Lain 380/2023 94 § sanoo 2 770 €, käytössä oleva ohje 1 770 €. Oletus: ohje.",
      sv: "94 § i lag 380/2023 säger 2 770 €, gällande anvisning 1 770 €. Antagande: anvisningen.",
      en: "Section 94 of act 380/2023 says 2,770 €, the guidance in use 1,770 €. Default: the guidance.",
    },
    affects: {
      fi: "palkkatuen määrä alentuneesti työkykyisille ja 55 vuotta täyttäneille",
      sv: "lönesubventionen för personer med nedsatt arbetsförmåga och 55 år fyllda",
      en: "the wage subsidy for reduced work capacity and for persons aged 55",
    },
  },
  rounding: {
    id: "rounding",
    options: ["sum_then_round", "each_payment"],
    title: {
      fi: "Senttien pyöristys",
      sv: "Avrundning till cent",
      en: "Rounding to cents",
    },
    explanation: {
      fi: "Henkilökohtaista pyöristystä ei tunneta. Julkaistussa sarjassa kuntaosuus on summan pyöristetty osuus, joten pyöristetään vain summa. Vaihtoehto: jokainen maksu pyöristetään erikseen.",
      sv: "Avrundning per person är inte känd. I den publicerade serien är andelen den avrundade andelen av summan; därför avrundas endast summan. Alternativ: varje betalning avrundas för sig.",
      en: "Rounding by person is not known. In the published series the share is the rounded percentage of the sum, so only sums are rounded. Alternative: each payment is rounded by itself.",
    },
    affects: {
      fi: "viimeinen sentti",
      sv: "den sista centen",
      en: "the last cent",
    },
  },
} as const satisfies Readonly<Record<string, Assumption>>;

export type AssumptionId = keyof typeof assumptions;

/** An answer to every open question. */
export type AssumptionChoice = {
  readonly [Id in AssumptionId]: (typeof assumptions)[Id]["options"][number];
};

/** The default answers. @returns the first option of each. */
export function defaultAssumptions(): AssumptionChoice {
  return {
    adjusted_day_conversion: "none",
    lms_reset: "new_max_period",
    preceding_days: "latest_period",
    opening_includes_services: "true",
    layoff_advances_counter: "true",
    residence_date: "payout",
    regime_date: "benefit_day",
    stepped_allowance_basis: "6_2_1",
    general_benefit_shares: "as_labour_market_subsidy",
    cap_87: "guidance",
    rounding: "sum_then_round",
  };
}

/**
 * The default answers with some of them changed, as `name=value`.
 *
 * @param changes such as `preceding_days=all`; the last one of a name holds.
 * @returns an answer to every question.
 * @throws AppError WRONG_USAGE when a name or value is not known.
 */
export function chooseAssumptions(changes: readonly string[]): AssumptionChoice {
  const choice: Record<string, string> = { ...defaultAssumptions() };
  for (const change of changes) {
    const at = change.indexOf("=");
    const name = at < 0 ? change : change.slice(0, at);
    const value = at < 0 ? "" : change.slice(at + 1);
    if (!isAssumption(name)) {
      throw usage(`${name}? (${Object.keys(assumptions).join(", ")})`);
    }
    const options: readonly string[] = assumptions[name].options;
    if (!options.includes(value)) throw usage(`${name}=${value}? (${options.join(", ")})`);
    choice[name] = value;
  }
  return choice as AssumptionChoice;
}

function isAssumption(name: string): name is AssumptionId {
  return Object.hasOwn(assumptions, name);
}

function usage(reason: string): AppError {
  return new AppError("WRONG_USAGE", { reason, command: "liability compute" });
}
