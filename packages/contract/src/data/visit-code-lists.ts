import type { CodeList } from "./code-list.ts";

/** Lists of visits to a low-threshold youth service. */
export const visitCodeLists = {
  "visit-reason": {
    title: { fi: "Käynnin syy", sv: "Skälet till besöket", en: "Reason of the visit" },
    codes: [
      { code: "work", title: { fi: "työ", sv: "arbete", en: "work" } },
      { code: "education", title: { fi: "opiskelu", sv: "studier", en: "education" } },
      { code: "income", title: { fi: "toimeentulo", sv: "utkomst", en: "income" } },
      { code: "housing", title: { fi: "asuminen", sv: "boende", en: "housing" } },
      { code: "wellbeing", title: { fi: "hyvinvointi", sv: "välmående", en: "wellbeing" } },
      { code: "other", title: { fi: "muu", sv: "annat", en: "other" } },
    ],
  },
  "visit-age": {
    title: { fi: "Ikäryhmä", sv: "Åldersgrupp", en: "Age group" },
    codes: [
      { code: "under-18", title: { fi: "alle 18", sv: "under 18", en: "under 18" } },
      { code: "18-24", title: { fi: "18–24", sv: "18–24", en: "18–24" } },
      { code: "25-29", title: { fi: "25–29", sv: "25–29", en: "25–29" } },
      { code: "30-plus", title: { fi: "30 tai yli", sv: "30 eller över", en: "30 or over" } },
    ],
  },
} as const satisfies Readonly<Record<string, CodeList>>;
