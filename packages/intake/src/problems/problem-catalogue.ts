import { fillLocalised, type ErrorDetails, type Localised, type Problem } from "@luotsi/base";

/**
 * Every problem a row can have: what is wrong, why it matters where that is not plain, and what is
 * expected. Codes are part of the command contract. The texts never repeat the value of a cell.
 */
export const problemCatalogue = {
  MISSING_VALUE: {
    fi: "Pakollinen tieto puuttuu: solu on tyhjä.",
    sv: "En obligatorisk uppgift saknas: cellen är tom.",
    en: "A required value is missing: the cell is empty.",
  },
  WRONG_IDENTITY_CODE: {
    fi: "Henkilötunnus ei ole oikea: päivä, välimerkki tai tarkistusmerkki ei täsmää. Tunnusta ei näytetä.",
    sv: "Personbeteckningen är fel: dag, skiljetecken eller kontrolltecken stämmer inte. Den visas inte.",
    en: "The personal identity code is wrong: day, sign or check character. The code is not shown.",
  },
  NOT_A_DAY: {
    fi: "Ei ole kalenterin päivä. Odotettu muoto on 2025-01-31 tai 31.1.2025.",
    sv: "Är inte en kalenderdag. Väntad form är 2025-01-31 eller 31.1.2025.",
    en: "Is not a day of the calendar. Expected 2025-01-31 or 31.1.2025.",
  },
  NOT_A_MONTH: {
    fi: "Ei ole kuukausi. Odotettu muoto on 2025-01, 2025M01 tai jokin kuukauden päivä.",
    sv: "Är inte en månad. Väntad form är 2025-01, 2025M01 eller en dag i månaden.",
    en: "Is not a month. Expected 2025-01, 2025M01 or any day of the month.",
  },
  DAY_OUT_OF_RANGE: {
    fi: "Vuosi ei ole väliltä {earliest}–{latest}, joten päivä on todennäköisesti kirjoitusvirhe.",
    sv: "Året är inte mellan {earliest} och {latest}; dagen är troligen ett skrivfel.",
    en: "The year is not between {earliest} and {latest}, so the day is most likely a misprint.",
  },
  NOT_A_NUMBER: {
    fi: "Ei ole luku. Odotettu esimerkiksi 1234,50 tai 1 234,50.",
    sv: "Är inte ett tal. Väntat till exempel 1234,50 eller 1 234,50.",
    en: "Is not a number. Expected for example 1234.50 or 1 234.50.",
  },
  WRONG_DECIMAL_MARK: {
    fi: 'Desimaalimerkki poikkeaa tiedoston muista luvuista: odotettu merkki on "{expected}".',
    sv: 'Decimaltecknet avviker från filens övriga tal: väntat tecken är "{expected}".',
    en: 'The decimal mark differs from the file\'s other numbers: expected "{expected}".',
  },
  TOO_MANY_DECIMALS: {
    fi: "Rahasummassa on enemmän kuin kaksi desimaalia; summaa ei pyöristetä tuonnissa.",
    sv: "Beloppet har fler än två decimaler; belopp avrundas inte vid importen.",
    en: "The amount has more than two decimals; amounts are not rounded on import.",
  },
  NOT_WHOLE: {
    fi: "Luku ei ole kokonaisluku.",
    sv: "Talet är inte ett heltal.",
    en: "The number is not whole.",
  },
  NUMBER_TOO_LARGE: {
    fi: "Luvussa on enemmän numeroita kuin voidaan tallentaa tarkasti.",
    sv: "Talet har fler siffror än som kan sparas exakt.",
    en: "The number has more digits than can be stored exactly.",
  },
  OUT_OF_RANGE: {
    fi: "Luku ei ole sallitulla välillä {min}–{max}.",
    sv: "Talet är inte inom det tillåtna intervallet {min}–{max}.",
    en: "The number is not within the allowed range {min} to {max}.",
  },
  UNKNOWN_CODE: {
    fi: "Koodia ei ole koodistossa. Sallitut: {known}.",
    sv: "Koden finns inte i kodlistan. Tillåtna: {known}.",
    en: "The code is not in the code list. Allowed: {known}.",
  },
  NOT_A_MUNICIPALITY: {
    fi: "Ei ole kunta. Odotettu kunnan numero, esimerkiksi 398, tai kunnan nimi.",
    sv: "Är inte en kommun. Väntat kommunens nummer, till exempel 398, eller namn.",
    en: "Is not a municipality. Expected its code, for example 398, or its name.",
  },
  NOT_A_PERSON_KEY: {
    fi: "Ei ole henkilön avain: arvo näyttää nimeltä tai yhteystiedolta, tai siinä on välilyöntejä. Arvoa ei tallennettu.",
    sv: "Är inte en personnyckel: värdet ser ut som ett namn eller en kontaktuppgift, eller innehåller mellanslag. Värdet sparades inte.",
    en: "Is not a person key: the value looks like a name or a contact detail, or has spaces in it. The value was not stored.",
  },
  BROKEN_PSEUDONYM: {
    fi: "Peitetunnus on muuttunut tai tehty toisella avaimella, joten henkilöä ei voi tunnistaa samaksi.",
    sv: "Pseudonymen har ändrats eller gjorts med en annan nyckel, så personen kan inte kännas igen.",
    en: "The pseudonym has been changed or was made with another key, so the person cannot be matched.",
  },
  PERSONAL_DATA: {
    fi: "Sarakkeessa on henkilötunnus tai yhteystieto, jota sinne ei kuulu. Arvoa ei tallennettu.",
    sv: "Kolumnen innehåller en personbeteckning eller kontaktuppgift som inte hör dit. Värdet sparades inte.",
    en: "The column holds a personal identity code or a contact detail that does not belong there. The value was not stored.",
  },
  TEXT_TOO_LONG: {
    fi: "Teksti on yli {longest} merkkiä pitkä.",
    sv: "Texten är över {longest} tecken lång.",
    en: "The text is over {longest} characters long.",
  },
  RAGGED_ROW: {
    fi: "Rivillä on {cells} solua, otsikoita on {headings}. Erotin on ehkä kentän sisällä ilman lainausmerkkejä.",
    sv: "Raden har {cells} celler, rubrikerna är {headings}. Avgränsaren finns kanske i ett fält utan citattecken.",
    en: "The row has {cells} cells and there are {headings} headings. The delimiter may be inside a field without quotes.",
  },
  BROKEN_QUOTE: {
    fi: "Päättävän lainausmerkin jälkeen on tekstiä. Kentän sisäiset lainausmerkit pitää kahdentaa.",
    sv: "Det finns text efter det avslutande citattecknet. Citattecken i fältet ska dubblas.",
    en: "There is text after the closing quote. Quotes inside the field must be doubled.",
  },
  CONTROL_CHARACTER: {
    fi: "Solussa on nollamerkki, jota tekstissä ei voi olla.",
    sv: "Cellen innehåller ett nolltecken som inte kan finnas i text.",
    en: "The cell holds a zero character, which no text has.",
  },
  PERIOD_REVERSED: {
    fi: "Jakso päättyy ennen kuin se alkaa.",
    sv: "Perioden slutar innan den börjar.",
    en: "The period ends before it starts.",
  },
  TOO_MANY_PAID_DAYS: {
    fi: "Maksettuja päiviä on liikaa: kalenteriviikossa niitä on enintään {perWeek} ja tässä jaksossa enintään {most}.",
    sv: "Det finns fler betalda dagar än {perWeek} per kalendervecka: perioden kan ha högst {most}.",
    en: "There are more paid days than {perWeek} a calendar week: the period can have at most {most}.",
  },
  INVOICED_BEFORE_BENEFIT: {
    fi: "Laskutuskuukausi on ennen kuukautta, jolta etuus on.",
    sv: "Faktureringsmånaden är före månaden som förmånen gäller.",
    en: "The invoicing month is before the month the benefit is for.",
  },
  SIGNS_DIFFER: {
    fi: "Päivillä ja euroilla on eri etumerkki. Takaisinperinnässä molemmat ovat negatiivisia.",
    sv: "Dagarna och eurona har olika tecken. Vid återkrav är båda negativa.",
    en: "Days and euros have different signs. In a recovery both are negative.",
  },
  MISSING_COLUMN: {
    fi: "Pakollinen sarake puuttuu: {expected}. {suggestion}",
    sv: "En obligatorisk kolumn saknas: {expected}. {suggestion}",
    en: "A required column is missing: {expected}. {suggestion}",
  },
  DUPLICATE_HEADING: {
    fi: "Sama otsikko on kahdella sarakkeella, joten ei tiedetä, kumpaa luetaan.",
    sv: "Två kolumner har samma rubrik, så det är oklart vilken som ska läsas.",
    en: "Two columns have the same heading, so it is not known which one to read.",
  },
} as const satisfies Readonly<Record<string, Localised>>;

export type ProblemCode = keyof typeof problemCatalogue;

export interface ProblemPlace {
  readonly line: number;
  readonly column: string | undefined;
}

/** A problem in words. @param details never hold the value of a person or text cell. */
export function problem(code: ProblemCode, place: ProblemPlace, details?: ErrorDetails): Problem {
  const text = problemCatalogue[code];
  const message = details === undefined ? text : fillLocalised(text, details);
  return { line: place.line, column: place.column, code, message };
}
