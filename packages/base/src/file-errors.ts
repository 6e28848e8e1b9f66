import type { ErrorKind } from "./error-kind.ts";

/** Refusals about files, their rows and deliveries. */
export const fileErrors = {
  FILE_NOT_READABLE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tiedostoa ei voitu lukea: {file}: {reason}",
      sv: "Filen kunde inte läsas: {file}: {reason}",
      en: "The file could not be read: {file}: {reason}",
    },
    next: {
      fi: "Tarkista tiedosto ja lataa se uudelleen. Mitään ei tallennettu.",
      sv: "Kontrollera filen och ladda upp den på nytt. Inget sparades.",
      en: "Check the file and load it again. Nothing was stored.",
    },
  },
  EMPTY_FILE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tiedosto on tyhjä: {file}",
      sv: "Filen är tom: {file}",
      en: "The file is empty: {file}",
    },
    next: {
      fi: "Poimi aineisto lähdejärjestelmästä uudelleen.",
      sv: "Ta ut materialet ur källsystemet på nytt.",
      en: "Extract the data from the source system again.",
    },
  },
  FILE_NOT_A_TABLE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file} ei ole taulukko, jonka Luotsi osaa lukea: sen muoto on {kind}.",
      sv: "{file} är ingen tabell som Luotsi kan läsa: formatet är {kind}.",
      en: "{file} is not a table Luotsi can read: its format is {kind}.",
    },
    next: {
      fi: "Tallenna se muotoon CSV tai XLSX ja tuo uudelleen. Mitään ei tallennettu.",
      sv: "Spara den som CSV eller XLSX och importera på nytt. Inget sparades.",
      en: "Save it as CSV or XLSX and import it again. Nothing was stored.",
    },
  },
  TEXT_NOT_IN_ENCODING: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: rivin {line} jälkeen on merkkejä, jotka eivät ole merkistöä {encoding}.",
      sv: "{file}: efter rad {line} finns tecken som inte hör till kodningen {encoding}.",
      en: "{file}: after line {line} there are characters that are not {encoding}.",
    },
    next: {
      fi: "Valitse oikea merkistö tai tallenna tiedosto merkistöllä UTF-8. Mitään ei tallennettu.",
      sv: "Välj rätt kodning eller spara filen i UTF-8. Inget sparades.",
      en: "Choose the right encoding, or save the file as UTF-8. Nothing was stored.",
    },
  },
  QUOTE_NOT_CLOSED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: rivin {line} sarakkeessa {column} alkava lainausmerkki ei pääty.",
      sv: "{file}: citattecknet i kolumnen {column} på rad {line} avslutas aldrig.",
      en: "{file}: the quote that opens in column {column} on line {line} is never closed.",
    },
    next: {
      fi: "Lisää päättävä lainausmerkki tai kahdenna kentän sisäiset. Mitään ei tallennettu.",
      sv: "Lägg till det avslutande citattecknet eller dubbla dem i fältet. Inget sparades.",
      en: "Add the closing quote, or double the quotes inside the field. Nothing was stored.",
    },
  },
  ROW_TOO_LONG: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: rivi {line} on yli {limit} merkkiä pitkä.",
      sv: "{file}: rad {line} är över {limit} tecken lång.",
      en: "{file}: line {line} is over {limit} characters long.",
    },
    next: {
      fi: "Tarkista erotin ja rivinvaihdot. Mitään ei tallennettu.",
      sv: "Kontrollera avgränsaren och radbrytningarna. Inget sparades.",
      en: "Check the delimiter and the line ends. Nothing was stored.",
    },
  },
  NO_HEADINGS_ON_LINE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: rivillä {line} ei ole otsikoita.",
      sv: "{file}: på rad {line} finns inga rubriker.",
      en: "{file}: there are no headings on line {line}.",
    },
    next: {
      fi: "Anna otsikkorivin numero, tai jätä se pois, niin Luotsi etsii sen.",
      sv: "Ange rubrikradens nummer, eller utelämna det så söker Luotsi den.",
      en: "Give the line of the headings, or leave it out and Luotsi looks for it.",
    },
  },
  WORKBOOK_UNSAFE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: työkirja purkautuisi liian suureksi ({reason}), joten sitä ei avattu.",
      sv: "{file}: arbetsboken skulle bli för stor uppackad ({reason}) och öppnades inte.",
      en: "{file}: the workbook would unpack to too much ({reason}), so it was not opened.",
    },
    next: {
      fi: "Tallenna taulukko CSV-muotoon ja tuo se uudelleen. Mitään ei tallennettu.",
      sv: "Spara tabellen som CSV och importera på nytt. Inget sparades.",
      en: "Save the table as CSV and import it again. Nothing was stored.",
    },
  },
  WORKBOOK_BROKEN: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: työkirja on viallinen tai suojattu salasanalla ({reason}).",
      sv: "{file}: arbetsboken är skadad eller lösenordsskyddad ({reason}).",
      en: "{file}: the workbook is damaged or protected by a password ({reason}).",
    },
    next: {
      fi: "Avaa se taulukkolaskennassa ja tallenna uudelleen ilman salasanaa. Mitään ei tallennettu.",
      sv: "Öppna den i kalkylprogrammet och spara på nytt utan lösenord. Inget sparades.",
      en: "Open it in a spreadsheet and save it again without a password. Nothing was stored.",
    },
  },
  SHEET_NOT_FOUND: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{file}: taulukkoa {sheet} ei ole.",
      sv: "{file}: bladet {sheet} finns inte.",
      en: "{file}: there is no sheet {sheet}.",
    },
    next: {
      fi: "Taulukot: {known}",
      sv: "Bladen är: {known}",
      en: "The sheets are: {known}",
    },
  },
  PSEUDONYM_KEY_UNUSABLE: {
    status: 500,
    exitCode: 3,
    message: {
      fi: "Peitetunnusten avain on liian lyhyt: {where}. Siinä pitää olla vähintään {shortest} merkkiä.",
      sv: "Nyckeln för pseudonymer är för kort: {where}. Den ska ha minst {shortest} tecken.",
      en: "The key of pseudonyms is too short: {where}. It must have at least {shortest} characters.",
    },
    next: {
      fi: "Palauta alkuperäinen avain varmuuskopiosta: uudella avaimella henkilöt eivät yhdisty aiempiin.",
      sv: "Återställ den ursprungliga nyckeln: med en ny nyckel känns personerna inte igen.",
      en: "Restore the original key: with a new one, people are not matched with those already stored.",
    },
  },
  WRONG_STRUCTURE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tiedoston sarakkeet eivät vastaa lähdettä {source}. Odotettiin: {expected}. Löytyi: {found}. Puuttuu: {missing}.",
      sv: "Filens kolumner motsvarar inte källan {source}. Väntade: {expected}. Fanns: {found}. Saknas: {missing}.",
      en: "The columns do not fit the source {source}. Expected: {expected}. Found: {found}. Missing: {missing}.",
    },
    next: {
      fi: "Mitään ei tallennettu. {hint}",
      sv: "Inget sparades. {hint}",
      en: "Nothing was stored. {hint}",
    },
  },
  ROWS_REJECTED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "{rejected} riviä {rows} rivistä hylättiin.",
      sv: "{rejected} av {rows} rader förkastades.",
      en: "{rejected} of {rows} rows were rejected.",
    },
    next: {
      fi: "Korjaa luetellut rivit ja tuo ne uudelleen.",
      sv: "Rätta de uppräknade raderna och importera dem på nytt.",
      en: "Correct the listed rows and import them again.",
    },
  },
  UNKNOWN_SOURCE: {
    status: 404,
    exitCode: 2,
    message: {
      fi: "Lähdettä {source} ei ole.",
      sv: "Källan {source} finns inte.",
      en: "There is no source {source}.",
    },
    next: {
      fi: "Lähteet: {known}",
      sv: "Källor: {known}",
      en: "The sources are: {known}",
    },
  },
  BATCH_IN_USE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Toimitusta {batch} ei voi perua: {reason}",
      sv: "Leveransen {batch} kan inte ångras: {reason}",
      en: "Batch {batch} cannot be undone: {reason}",
    },
    next: {
      fi: "Peru ensin myöhemmät toimitukset tai tuo korjaava toimitus.",
      sv: "Ångra först senare leveranser eller importera en rättande leverans.",
      en: "Undo the later batches first, or import a correcting delivery.",
    },
  },
  SERIES_TOO_SHORT: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarjassa {series} on {length} havaintoa; ennuste tarvitsee vähintään {needed}.",
      sv: "Serien {series} har {length} observationer; prognosen behöver minst {needed}.",
      en: "The series {series} has {length} observations; a forecast needs at least {needed}.",
    },
    next: {
      fi: "Tuo pidempi historia.",
      sv: "Importera en längre historia.",
      en: "Import a longer history.",
    },
  },
  SERIES_HAS_GAPS: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Sarjasta {series} puuttuu {missing} jaksoa havaittujen {observed} väliltä; ennuste sallii puuttuvaksi enintään kolmanneksen.",
      sv: "Serien {series} saknar {missing} perioder mellan de {observed} observerade; prognosen tillåter högst en tredjedel.",
      en: "The series {series} lacks {missing} periods among the {observed} observed; a forecast allows a third at most.",
    },
    next: {
      fi: "Tarkista, onko aineisto täydellinen ja onko kauden pituus (--season) oikea.",
      sv: "Kontrollera att materialet är fullständigt och säsongens längd (--season) rätt.",
      en: "Check that the data is complete and the season's length (--season) is right.",
    },
  },
  SOURCE_NOT_RECOGNISED: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tiedoston {file} otsikot eivät vastaa mitään tunnettua lähdettä.",
      sv: "Rubrikerna i filen {file} motsvarar ingen känd källa.",
      en: "The headings of {file} fit no known source.",
    },
    next: {
      fi: "Valitse lähde itse ja kerro, mistä otsikosta kukin sarake tulee. Mitään ei tallennettu.",
      sv: "Välj källan själv och ange vilken rubrik som ger varje kolumn. Inget sparades.",
      en: "Choose the source yourself and say which heading gives each column. Nothing was stored.",
    },
  },
  IMPORT_CANCELLED: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Tiedoston {file} tuonti keskeytettiin.",
      sv: "Importen av filen {file} avbröts.",
      en: "The import of {file} was stopped.",
    },
    next: {
      fi: "Mitään ei tallennettu. Tuo tiedosto uudelleen, kun haluat.",
      sv: "Inget sparades. Importera filen på nytt när du vill.",
      en: "Nothing was stored. Import the file again whenever you like.",
    },
  },
  PSEUDONYM_KEY_CHANGED: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Peitetunnusten avain on eri kuin se, jolla tallennetut henkilöt on peitetty.",
      sv: "Nyckeln för pseudonymer är en annan än den som de sparade personerna doldes med.",
      en: "The key of pseudonyms is not the one that the stored people were hidden with.",
    },
    next: {
      fi: "Palauta alkuperäinen avain: uudella avaimella samat henkilöt näkyisivät kahdesti. Mitään ei tallennettu.",
      sv: "Återställ den ursprungliga nyckeln: med en ny nyckel skulle samma personer synas två gånger. Inget sparades.",
      en: "Restore the original key: with a new one the same people would show twice. Nothing was stored.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
