import type { Localised } from "@luotsi/base";
import type { AssumptionId } from "@luotsi/law";

type Words = Readonly<Record<string, readonly [fi: string, sv: string, en: string]>>;

/** What each answer to an open question means. */
const options: Readonly<Record<AssumptionId, Words>> = {
  adjusted_day_conversion: {
    none: [
      "jokainen maksupäivä on yksi päivä",
      "varje betald dag är en dag",
      "each paid day is a day",
    ],
    daily_allowance_only: [
      "vain päivärahan päivät muunnetaan",
      "endast dagpenningens dagar omvandlas",
      "only daily-allowance days are converted",
    ],
    all: [
      "kaikki sovitellut päivät muunnetaan",
      "alla jämkade dagar omvandlas",
      "all adjusted days are converted",
    ],
  },
  lms_reset: {
    new_max_period: [
      "uuden enimmäisajan alkaessa",
      "när en ny maximitid börjar",
      "when a new maximum period begins",
    ],
    never: ["ei koskaan", "aldrig", "never"],
  },
  preceding_days: {
    latest_period: [
      "vain viimeisin enimmäisaika",
      "endast den senaste maximitiden",
      "the latest maximum period only",
    ],
    all: ["kaikki edeltävät päivät", "alla föregående dagar", "all preceding days"],
  },
  opening_includes_services: {
    true: ["luetaan mukaan", "räknas med", "counted"],
    false: ["ei lueta", "räknas inte", "not counted"],
  },
  layoff_advances_counter: {
    true: ["kuluttavat laskuria", "räknas", "they count"],
    false: ["eivät kuluta laskuria", "räknas inte", "they do not count"],
  },
  residence_date: {
    payout: ["maksatuspäivä", "utbetalningsdagen", "the day of payout"],
    benefit_day: ["etuuspäivä", "förmånsdagen", "the benefit day"],
  },
  regime_date: {
    benefit_day: ["etuuspäivä", "förmånsdagen", "the benefit day"],
    payout: ["maksatuspäivä", "utbetalningsdagen", "the day of payout"],
  },
  stepped_allowance_basis: {
    "6_2_1": ["luvun 6 pykälä 2.1", "6 kap. 2.1 §", "section 6:2.1"],
    "6_3_a": [
      "porrastettu määrä, luvun 6 pykälä 3 a",
      "det avtrappade beloppet, 6 kap. 3 a §",
      "the stepped amount, section 6:3 a",
    ],
  },
  general_benefit_shares: {
    as_labour_market_subsidy: [
      "samat portaat kuin työmarkkinatuessa",
      "samma steg som för arbetsmarknadsstödet",
      "the steps of labour-market subsidy",
    ],
    refuse: ["ei lasketa", "beräknas inte", "not computed"],
  },
  cap_87: {
    guidance: ["käytössä oleva ohje", "gällande anvisning", "the guidance in use"],
    statute: ["lain sanamuoto", "lagens ordalydelse", "the wording of the statute"],
  },
  rounding: {
    sum_then_round: ["vain summa pyöristetään", "endast summan avrundas", "only sums are rounded"],
    each_payment: [
      "jokainen maksu pyöristetään",
      "varje betalning avrundas",
      "each payment is rounded",
    ],
  },
};

/** An answer in words; undefined when nobody has put it into words. */
export function optionWords(assumption: AssumptionId, option: string): Localised | undefined {
  const words = options[assumption][option];
  if (words === undefined) return undefined;
  const [fi, sv, en] = words;
  return { fi, sv, en };
}
