import type { RowFault } from "./read-rows.ts";

/** The maximum period is said to begin after the days it is in use. */
export const maxPeriodAfterRow: RowFault = {
  column: "max_period_start",
  code: "MAX_PERIOD_AFTER_ROW",
  message: {
    fi: "Käytössä olevan enimmäisajan alkamispäivä on jakson jälkeen.",
    sv: "Maximitiden i bruk börjar efter perioden.",
    en: "The maximum period in use begins after the period.",
  },
};

/** More days than the calendar has between the first and the last day of the row. */
export const moreDaysThanPeriod: RowFault = {
  column: "paid_days",
  code: "TOO_MANY_PAID_DAYS",
  message: {
    fi: "Maksettuja päiviä on enemmän kuin jaksossa on kalenteripäiviä.",
    sv: "Det finns fler betalda dagar än perioden har kalenderdagar.",
    en: "There are more paid days than the period has calendar days.",
  },
};

/** Days come back and euros go out, or the other way round. */
export const signsDiffer: RowFault = {
  column: "paid_eur",
  code: "SIGNS_DIFFER",
  message: {
    fi: "Päivien ja eurojen etumerkit eroavat. Takaisinperinnässä molemmat ovat negatiivisia.",
    sv: "Dagarna och euron har olika förtecken. I ett återkrav är båda negativa.",
    en: "Days and euros have different signs. In a recovery both are negative.",
  },
};

/** A person stands twice in a table of persons. */
export const personTwice: RowFault = {
  column: "person_id",
  code: "PERSON_TWICE",
  message: {
    fi: "Sama henkilö on tiedostossa kahdesti.",
    sv: "Samma person finns två gånger i filen.",
    en: "The same person stands twice in the file.",
  },
};

/** The end of an exemption cannot be known without its beginning. */
export const entryMissing: RowFault = {
  column: "first_municipality_entry",
  code: "ENTRY_MISSING",
  message: {
    fi: "Poikkeusryhmään kuuluvalta puuttuu ensimmäinen kotikuntapäivä, josta vapautuksen kesto lasketaan.",
    sv: "För en person i en undantagsgrupp saknas den första dagen i en hemkommun, från vilken undantaget räknas.",
    en: "A person in an exempt group lacks the first day in a municipality of residence, from which the exemption runs.",
  },
};

/** Two homes from the same day. */
export const homeTwice: RowFault = {
  column: "from",
  code: "HOME_TWICE",
  message: {
    fi: "Henkilöllä on samasta päivästä kaksi kotikuntaa.",
    sv: "Personen har två hemkommuner från samma dag.",
    en: "The person has two home municipalities from the same day.",
  },
};

/** No rule of the plan covers the row. */
export const noLaw: RowFault = {
  column: "benefit",
  code: "NO_LAW_IN_FORCE",
  message: {
    fi: "Etuudelle ei ole rahoitussäännöstä kaikille jakson päiville.",
    sv: "Det finns ingen finansieringsbestämmelse för förmånen för alla dagar i perioden.",
    en: "There is no funding rule for the benefit on every day of the period.",
  },
};

/** An invoice cannot be sent before the month it bills. */
export const invoicedBeforeBenefit: RowFault = {
  column: "invoice_month",
  code: "INVOICED_BEFORE_BENEFIT",
  message: {
    fi: "Laskutuskuukausi on ennen kuukautta, jolta etuus on.",
    sv: "Faktureringsmånaden är före månaden som förmånen gäller.",
    en: "The invoicing month is before the month the benefit is for.",
  },
};
