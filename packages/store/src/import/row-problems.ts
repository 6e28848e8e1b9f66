import type { Localised } from "@luotsi/base";

/** What only a look at the other rows can tell is wrong. `{line}` and `{batch}` say where the other is. */
export const rowProblems = {
  DUPLICATE_ROW: {
    fi: "Sama tietue on jo tiedoston rivillä {line}. Poista toinen riveistä. Jos kumpikin pitää paikkansa, yhdistä ne yhdeksi riviksi.",
    sv: "Samma post finns redan på rad {line} i filen. Ta bort den ena raden. Om båda stämmer, slå ihop dem till en rad.",
    en: "The same record is already on line {line} of the file. Remove one of the rows. If both are true, put them together into one row.",
  },
  OVERLAPS_SPELL: {
    fi: "Jakso menee päällekkäin tiedoston rivin {line} jakson kanssa. Korjaa jaksojen päivät.",
    sv: "Perioden överlappar perioden på rad {line} i filen. Rätta periodernas datum.",
    en: "The period overlaps the one on line {line} of the file. Correct the days of the periods.",
  },
  OVERLAPS_STORED_SPELL: {
    fi: "Jakso menee päällekkäin toimituksen {batch} rivillä {line} tulleen jakson kanssa. Korjaa jakson päivät tai peru aiempi toimitus.",
    sv: "Perioden överlappar den som kom på rad {line} i leveransen {batch}. Rätta periodens datum eller ångra den tidigare leveransen.",
    en: "The period overlaps the one that came on line {line} of batch {batch}. Correct the days of the period or undo the earlier batch.",
  },
} as const satisfies Readonly<Record<string, Localised>>;
