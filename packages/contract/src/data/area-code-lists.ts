import type { CodeList } from "./code-list.ts";

/** Lists of persons, of the budget and of how services are produced. */
export const areaCodeLists = {
  sex: {
    title: { fi: "Sukupuoli", sv: "Kön", en: "Sex" },
    codes: [
      { code: "female", title: { fi: "nainen", sv: "kvinna", en: "female" } },
      { code: "male", title: { fi: "mies", sv: "man", en: "male" } },
      { code: "unknown", title: { fi: "ei tiedossa", sv: "okänt", en: "unknown" } },
    ],
  },
  education: {
    title: { fi: "Koulutusaste", sv: "Utbildningsnivå", en: "Level of education" },
    codes: [
      {
        code: "basic",
        title: {
          fi: "perusaste tai tuntematon",
          sv: "grundnivå eller okänd",
          en: "basic or unknown",
        },
      },
      {
        code: "secondary",
        title: { fi: "toinen aste", sv: "andra stadiet", en: "upper secondary" },
      },
      {
        code: "lower_tertiary",
        title: { fi: "alempi korkea-aste", sv: "lägre högskolenivå", en: "lower tertiary" },
      },
      {
        code: "higher_tertiary",
        title: { fi: "ylempi korkea-aste", sv: "högre högskolenivå", en: "higher tertiary" },
      },
    ],
  },
  language: {
    title: { fi: "Äidinkieliryhmä", sv: "Modersmålsgrupp", en: "Mother-tongue group" },
    codes: [
      { code: "fi", title: { fi: "suomi", sv: "finska", en: "Finnish" } },
      { code: "sv", title: { fi: "ruotsi", sv: "svenska", en: "Swedish" } },
      { code: "other", title: { fi: "muu kieli", sv: "annat språk", en: "other language" } },
    ],
  },
  citizenship: {
    title: { fi: "Kansalaisuusryhmä", sv: "Medborgarskapsgrupp", en: "Citizenship group" },
    codes: [
      { code: "fi", title: { fi: "Suomi", sv: "Finland", en: "Finland" } },
      { code: "eu", title: { fi: "EU tai ETA", sv: "EU eller EES", en: "EU or EEA" } },
      { code: "other", title: { fi: "muu", sv: "annat", en: "other" } },
    ],
  },
  "yes-no": {
    title: { fi: "Kyllä vai ei", sv: "Ja eller nej", en: "Yes or no" },
    codes: [
      { code: "yes", title: { fi: "kyllä", sv: "ja", en: "yes" } },
      { code: "no", title: { fi: "ei", sv: "nej", en: "no" } },
    ],
  },
  "statutory-class": {
    title: { fi: "Lakisääteisyysluokka", sv: "Lagstadgad klass", en: "Statutory class" },
    codes: [
      { code: "voluntary", title: { fi: "vapaaehtoinen", sv: "frivillig", en: "voluntary" } },
      {
        code: "appropriation_bound",
        title: { fi: "määrärahasidonnainen", sv: "anslagsbunden", en: "appropriation-bound" },
      },
      {
        code: "appropriation_independent",
        title: {
          fi: "määrärahasta riippumaton",
          sv: "oberoende av anslag",
          en: "appropriation-independent",
        },
      },
      {
        code: "need_bound",
        title: { fi: "tarvesidonnainen", sv: "behovsbunden", en: "need-bound" },
      },
      {
        code: "assignment",
        title: { fi: "toimeksiantotehtävä", sv: "uppdragsuppgift", en: "assignment" },
      },
    ],
  },
  "ledger-side": {
    title: { fi: "Tuotot vai kulut", sv: "Intäkter eller kostnader", en: "Revenue or expenses" },
    codes: [
      {
        code: "revenue",
        title: { fi: "toimintatuotot", sv: "verksamhetsintäkter", en: "operating revenue" },
      },
      {
        code: "expense",
        title: { fi: "toimintakulut", sv: "verksamhetskostnader", en: "operating expenses" },
      },
    ],
  },
  "budget-stage": {
    title: { fi: "Määrärahan vaihe", sv: "Anslagets skede", en: "Stage of the appropriation" },
    codes: [
      {
        code: "original_budget",
        title: { fi: "talousarvio (TA)", sv: "budget (TA)", en: "original budget (TA)" },
      },
      {
        code: "use_plan",
        title: { fi: "käyttösuunnitelma (KS)", sv: "dispositionsplan (KS)", en: "use plan (KS)" },
      },
      {
        code: "amendment",
        title: { fi: "lisätalousarvio (LTA)", sv: "tilläggsbudget (LTA)", en: "amendment (LTA)" },
      },
    ],
  },
  production: {
    title: { fi: "Tuotantotapa", sv: "Produktionssätt", en: "Way of production" },
    codes: [
      { code: "own", title: { fi: "oma tuotanto", sv: "egen produktion", en: "own production" } },
      {
        code: "in_house",
        title: { fi: "sidosyksikkö", sv: "anknuten enhet", en: "in-house company" },
      },
      { code: "purchased", title: { fi: "ostopalvelu", sv: "köptjänst", en: "purchased" } },
      { code: "partnership", title: { fi: "kumppanuus", sv: "partnerskap", en: "partnership" } },
    ],
  },
} as const satisfies Readonly<Record<string, CodeList>>;
