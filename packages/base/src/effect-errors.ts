import type { ErrorKind } from "./error-kind.ts";

/** Refusals about the questions of effects and their rows. */
export const effectErrors = {
  TREATMENT_NOT_TWO_VALUED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarakkeessa {column} on muita arvoja kuin 0 ja 1 (1 = sai palvelun).",
      sv: "Kolumnen {column} har andra värden än 0 och 1 (1 = fick tjänsten).",
      en: "The column {column} has other values than 0 and 1 (1 = got the service).",
    },
    next: {
      fi: "Tee sarake, jossa on vain 0 ja 1. Menetelmä did lukee myös alkujakson ja riskset alkukuukauden.",
      sv: "Gör en kolumn med bara 0 och 1. Metoden did läser även startperioden och riskset startmånaden.",
      en: "Make a column of 0 and 1 only. The method did also reads the period of the start, riskset its month.",
    },
  },
  PANEL_PERIOD_REPEATED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Samalla yksiköllä on sama jakso kahdesti: {where}.",
      sv: "Samma enhet har samma period två gånger: {where}.",
      en: "The same unit has the same period twice: {where}.",
    },
    next: {
      fi: "Jätä kustakin yksiköstä ja jaksosta yksi rivi, tai valitse oikeat sarakkeet (--unit, --time).",
      sv: "Behåll en rad per enhet och period, eller välj rätt kolumner (--unit, --time).",
      en: "Keep one row for each unit and period, or choose the right columns (--unit, --time).",
    },
  },
  TREATMENT_NOT_LASTING: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Palvelu päättyy tai sen alku vaihtuu kesken: {where}. Menetelmä did olettaa, että aloittanut jatkaa.",
      sv: "Tjänsten upphör eller starten ändras: {where}. Metoden did förutsätter att den som börjat fortsätter.",
      en: "The service ends, or its start changes: {where}. The method did takes it that whoever started goes on.",
    },
    next: {
      fi: "Merkitse yksikkö palvelussa olevaksi alusta lähtien, tai anna alkujakso. Jos palvelu todella päättyy, vertaa yksikköä itseensä: --method ols --categorical YKSIKKÖ,JAKSO.",
      sv: "Märk enheten som behandlad från starten, eller ange startperioden. Om tjänsten verkligen upphör, jämför enheten med sig själv: --method ols --categorical ENHET,PERIOD.",
      en: "Mark the unit as treated from its start on, or give the period of the start. If the service really ends, compare the unit with itself: --method ols --categorical UNIT,PERIOD.",
    },
  },
  TREATMENT_START_UNKNOWN: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarake kertoo, kuka sai palvelun, mutta ei milloin, ja jaksoja on yli kaksi.",
      sv: "Kolumnen anger vem som fick tjänsten men inte när, och perioderna är fler än två.",
      en: "The column tells who got the service but not when, and there are more than two periods.",
    },
    next: {
      fi: "Anna sarake, joka on 1 vasta alusta lähtien, tai alkujakso (0 = ei koskaan).",
      sv: "Ange en kolumn som är 1 först från starten, eller startperioden (0 = aldrig).",
      en: "Give a column that is 1 only from the start on, or the period of the start (0 = never).",
    },
  },
  ONE_PERIOD_ONLY: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Aineistossa on vain yksi jakso, joten muutosta ei voi verrata.",
      sv: "Materialet har bara en period, så ingen förändring kan jämföras.",
      en: "There is only one period in the data, so no change can be compared.",
    },
    next: {
      fi: "Tuo myös jaksot ennen alkua, tai valitse oikea sarake (--time).",
      sv: "Ta med perioderna före starten, eller välj rätt kolumn (--time).",
      en: "Bring the periods before the start too, or choose the right column (--time).",
    },
  },
  MONTHS_NOT_USABLE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Menetelmä riskset lukee kokonaisia kuukausia: alku 0 (ei alkanut) tai 1…seuratut kuukaudet, seurattuja vähintään 1, poistuminen 0…255. Rivi {row} ei sovi.",
      sv: "Metoden riskset läser hela månader: start 0 (började inte) eller 1…följda månader, minst 1 följd, avgång 0…255. Rad {row} passar inte.",
      en: "The method riskset reads whole months: start 0 (none) or 1…months seen, at least 1 seen, exit 0…255. Row {row} does not fit.",
    },
    next: {
      fi: "Anna alkukuukausi (--treatment), seuratut kuukaudet (--time) ja poistuminen (--outcome).",
      sv: "Ange startmånad (--treatment), följda månader (--time) och avgång (--outcome).",
      en: "Give the month of the start (--treatment), months seen (--time) and the exit (--outcome).",
    },
  },
  SPELL_REPEATED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sama jakso on ensimmäisessä tiedostossa usealla rivillä (sarake {column}), joten kuukausitiedot eivät kohdistu.",
      sv: "Samma period finns på flera rader i den första filen (kolumnen {column}), så månadsuppgifterna kan inte kopplas.",
      en: "The same spell stands on several rows of the first file (column {column}), so the months cannot be joined to it.",
    },
    next: {
      fi: "Anna sarake, joka erottaa jaksot molemmissa tiedostoissa (--spell).",
      sv: "Ange kolumnen som skiljer perioderna åt i båda filerna (--spell).",
      en: "Give the column that tells spells apart in both files (--spell).",
    },
  },
  SPELLS_UNKNOWN: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Kuukausitiedoston jaksoista (sarake {column}) yksikään ei ole ensimmäisessä tiedostossa.",
      sv: "Ingen av månadsfilens perioder (kolumnen {column}) finns i den första filen.",
      en: "None of the spells of the file of months (column {column}) is in the first file.",
    },
    next: {
      fi: "Tarkista, että tunnus on molemmissa tiedostoissa sama (--spell, --history).",
      sv: "Kontrollera att beteckningen är densamma i båda filerna (--spell, --history).",
      en: "Check that the id is the same in both files (--spell, --history).",
    },
  },
  BOOTSTRAP_NOT_VALID: {
    status: 422,
    exitCode: 2,
    message: {
      fi: "Vertailuhenkilöt poimivaa menetelmää ({method}) ei voi arvioida uudelleenpoiminnalla: poiminnan keskivirhe on siinä väärä, suurillakin aineistoilla (Abadie ja Imbens 2008).",
      sv: "En metod som plockar jämförelsepersoner ({method}) kan inte bedömas med återsampling: dess medelfel blir fel även i stora material (Abadie och Imbens 2008).",
      en: "A method that picks people to compare with ({method}) cannot be bootstrapped: its standard error is wrong then, in large data too (Abadie and Imbens 2008).",
    },
    next: {
      fi: "Käytä menetelmän omaa keskivirhettä (jätä --bootstrap pois) tai menetelmää aipw, ipw tai entropy.",
      sv: "Använd metodens eget medelfel (utan --bootstrap) eller metoden aipw, ipw eller entropy.",
      en: "Use the method's own standard error (leave --bootstrap out), or the method aipw, ipw or entropy.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
