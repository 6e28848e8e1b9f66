import type { Localised } from "./language.ts";

export interface ErrorKind {
  /** HTTP status of the refusal. */
  readonly status: number;
  /** Exit status of the command: 1 our own fault, 2 wrong usage, 3 input refused. */
  readonly exitCode: 1 | 2 | 3;
  readonly message: Localised;
  readonly next: Localised;
}

/** Every refusal Luotsi can give. Codes are part of the command contract and never change meaning. */
export const errorCatalogue = {
  INTERNAL: {
    status: 500,
    exitCode: 1,
    message: {
      fi: "Luotsissa tapahtui virhe. Tietoja ei muutettu.",
      sv: "Ett fel inträffade i Luotsi. Inga uppgifter ändrades.",
      en: "Luotsi failed. No data was changed.",
    },
    next: {
      fi: "Yritä uudelleen. Jos virhe toistuu, ilmoita ylläpidolle tunniste {id}.",
      sv: "Försök igen. Om felet upprepas, meddela administratören koden {id}.",
      en: "Try again. If it happens again, give the administrator the id {id}.",
    },
  },
  WRONG_USAGE: {
    status: 400,
    exitCode: 2,
    message: {
      fi: "Komento on kirjoitettu väärin: {reason}",
      sv: "Kommandot är felskrivet: {reason}",
      en: "The command is written wrong: {reason}",
    },
    next: {
      fi: "Katso ohje: luotsi {command} --help",
      sv: "Se hjälpen: luotsi {command} --help",
      en: "See the help: luotsi {command} --help",
    },
  },
  INVALID_REQUEST: {
    status: 400,
    exitCode: 2,
    message: {
      fi: "Pyyntö ei ole oikeaa muotoa: {reason}",
      sv: "Begäran har fel form: {reason}",
      en: "The request is not of the right form: {reason}",
    },
    next: {
      fi: "Korjaa pyyntö ja yritä uudelleen.",
      sv: "Rätta begäran och försök igen.",
      en: "Correct the request and try again.",
    },
  },
  NOT_SIGNED_IN: {
    status: 401,
    exitCode: 2,
    message: {
      fi: "Et ole kirjautunut sisään.",
      sv: "Du är inte inloggad.",
      en: "You are not signed in.",
    },
    next: { fi: "Kirjaudu sisään.", sv: "Logga in.", en: "Sign in." },
  },
  NOT_ALLOWED: {
    status: 403,
    exitCode: 2,
    message: {
      fi: "Roolillasi ei ole oikeutta tähän toimintoon.",
      sv: "Din roll har inte rätt till denna åtgärd.",
      en: "Your role may not do this.",
    },
    next: {
      fi: "Pyydä oikeutta pääkäyttäjältä tai vaihda roolia.",
      sv: "Be administratören om behörighet eller byt roll.",
      en: "Ask the administrator for the permission or change role.",
    },
  },
  NOT_FOUND: {
    status: 404,
    exitCode: 3,
    message: {
      fi: "Kohdetta ei löytynyt: {what}",
      sv: "Hittades inte: {what}",
      en: "Not found: {what}",
    },
    next: {
      fi: "Tarkista tunniste tai palaa luetteloon.",
      sv: "Kontrollera koden eller gå tillbaka till listan.",
      en: "Check the id or go back to the list.",
    },
  },
  NO_LAW_IN_FORCE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Päivänä {day} ei ole voimassa säännöstä: {rule}",
      sv: "Den {day} finns ingen gällande bestämmelse: {rule}",
      en: "No law is in force on {day}: {rule}",
    },
    next: {
      fi: "Rajaa laskenta aikaan, jolta sääntö tunnetaan, tai valitse oletus sivulta Säännöt.",
      sv: "Begränsa beräkningen till en tid med känd bestämmelse eller välj ett antagande på sidan Regler.",
      en: "Limit the calculation to a time whose rule is known, or choose an assumption on the page Rules.",
    },
  },
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
  MONTH_NOT_CLOSABLE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Kuukautta {month} ei voi sulkea: {reason}",
      sv: "Månaden {month} kan inte stängas: {reason}",
      en: "The month {month} cannot be closed: {reason}",
    },
    next: {
      fi: "Sulje kuukaudet järjestyksessä, kun niiden aineistot ovat tulleet.",
      sv: "Stäng månaderna i ordning när deras material har kommit.",
      en: "Close the months in order, once their data has arrived.",
    },
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    exitCode: 3,
    message: {
      fi: "Tietokantaan ei saada yhteyttä: {reason}",
      sv: "Databasen kan inte nås: {reason}",
      en: "The database cannot be reached: {reason}",
    },
    next: {
      fi: "Tarkista osoite ja että palvelin on käynnissä. Mitään ei kadonnut.",
      sv: "Kontrollera adressen och att servern är i gång. Inget gick förlorat.",
      en: "Check the address and that the server is running. Nothing was lost.",
    },
  },
  WORKSPACE_IN_USE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Työtila {workspace} on toisen prosessin ({pid}) käytössä.",
      sv: "Arbetsytan {workspace} används av en annan process ({pid}).",
      en: "The workspace {workspace} is in use by another process ({pid}).",
    },
    next: {
      fi: "Sulje toinen Luotsi tai anna toinen kansio valinnalla --workspace.",
      sv: "Stäng den andra Luotsi eller ange en annan mapp med --workspace.",
      en: "Stop the other Luotsi, or give another folder with --workspace.",
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
  CONFLICTING_CHANGE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Joku muu muutti kohdetta {what} sillä välin.",
      sv: "Någon annan ändrade {what} under tiden.",
      en: "Somebody else changed {what} in the meantime.",
    },
    next: {
      fi: "Lataa sivu uudelleen ja tee muutos uuteen versioon.",
      sv: "Ladda om sidan och gör ändringen i den nya versionen.",
      en: "Load the page again and make the change to the new version.",
    },
  },
  DEMO_SIGN_IN_OFF: {
    status: 403,
    exitCode: 2,
    message: {
      fi: "Esittelyn kirjautuminen on pois käytöstä tällä palvelimella.",
      sv: "Demonstrationens inloggning är avstängd på denna server.",
      en: "The demo's sign-in is switched off on this server.",
    },
    next: {
      fi: "Käynnistä Luotsi omalla koneella: luotsi serve --host 127.0.0.1",
      sv: "Starta Luotsi på den egna datorn: luotsi serve --host 127.0.0.1",
      en: "Start Luotsi on your own machine: luotsi serve --host 127.0.0.1",
    },
  },
  HOST_NOT_LOOPBACK: {
    status: 403,
    exitCode: 2,
    message: {
      fi: "Palvelinta ei avata osoitteeseen {host}: kirjautuminen ilman tunnistautumista sallitaan vain omalla koneella.",
      sv: "Servern öppnas inte på adressen {host}: inloggning utan identifiering tillåts bara på den egna datorn.",
      en: "The server is not opened on {host}: sign-in without identification is allowed on one's own machine only.",
    },
    next: {
      fi: "Käytä osoitetta 127.0.0.1. Toiselta koneelta pääsee SSH-tunnelilla: ssh -L {port}:127.0.0.1:{port} PALVELIN",
      sv: "Använd adressen 127.0.0.1. Från en annan dator kommer man in med en SSH-tunnel: ssh -L {port}:127.0.0.1:{port} SERVER",
      en: "Use the address 127.0.0.1. From another machine, use an SSH tunnel: ssh -L {port}:127.0.0.1:{port} SERVER",
    },
  },
  PORT_IN_USE: {
    status: 409,
    exitCode: 2,
    message: {
      fi: "Osoite {host}:{port} on toisen ohjelman käytössä.",
      sv: "Adressen {host}:{port} används av ett annat program.",
      en: "Another program is using the address {host}:{port}.",
    },
    next: {
      fi: "Sulje toinen ohjelma tai anna toinen portti: --port {other}",
      sv: "Stäng det andra programmet eller ange en annan port: --port {other}",
      en: "Stop the other program, or give another port: --port {other}",
    },
  },
  CROSS_SITE_REQUEST: {
    status: 403,
    exitCode: 2,
    message: {
      fi: "Pyyntö tuli toiselta sivustolta, joten sitä ei toteutettu.",
      sv: "Begäran kom från en annan webbplats och utfördes inte.",
      en: "The request came from another site and was not carried out.",
    },
    next: {
      fi: "Tee muutos Luotsin omalla sivulla.",
      sv: "Gör ändringen på Luotsis egen sida.",
      en: "Make the change on Luotsi's own page.",
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    exitCode: 3,
    message: {
      fi: "Pyyntö on liian suuri. Enimmäiskoko on {limit}.",
      sv: "Begäran är för stor. Den största tillåtna storleken är {limit}.",
      en: "The request is too large. The largest allowed size is {limit}.",
    },
    next: {
      fi: "Jaa aineisto pienempiin tiedostoihin tai tuo se komennolla luotsi import.",
      sv: "Dela materialet i mindre filer eller importera det med kommandot luotsi import.",
      en: "Divide the data into smaller files, or import it with the command luotsi import.",
    },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    exitCode: 2,
    message: {
      fi: "Pyynnön sisältötyyppiä ei tunneta; odotettiin {expected}.",
      sv: "Begärans innehållstyp är okänd; {expected} väntades.",
      en: "The media type of the request is unknown; {expected} was expected.",
    },
    next: {
      fi: "Lähetä pyyntö odotetussa muodossa.",
      sv: "Skicka begäran i den väntade formen.",
      en: "Send the request in the expected form.",
    },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    exitCode: 3,
    message: {
      fi: "Pyyntöjä tuli liian tiheään.",
      sv: "Det kom för många begäranden på kort tid.",
      en: "Too many requests came in a short time.",
    },
    next: {
      fi: "Yritä uudelleen {seconds} sekunnin kuluttua.",
      sv: "Försök igen om {seconds} sekunder.",
      en: "Try again in {seconds} seconds.",
    },
  },
  TIMED_OUT: {
    status: 503,
    exitCode: 3,
    message: {
      fi: "Vastaus ei valmistunut ajoissa.",
      sv: "Svaret blev inte klart i tid.",
      en: "The answer was not ready in time.",
    },
    next: {
      fi: "Rajaa kyselyä tai yritä hetken kuluttua uudelleen.",
      sv: "Begränsa frågan eller försök igen om en stund.",
      en: "Narrow the question, or try again in a moment.",
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
  WORKSPACE_NOT_EMPTY: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Työtilassa {workspace} on jo alueen omia aineistoja, joten esittelyaluetta ei luoda siihen.",
      sv: "Arbetsytan {workspace} innehåller redan områdets eget material; demonstrationsområdet skapas inte där.",
      en: "The workspace {workspace} already holds an area's own data; the demo area is not made there.",
    },
    next: {
      fi: "Palvele omia aineistoja komennolla luotsi serve tai anna esittelylle oma kansio valinnalla --workspace.",
      sv: "Visa det egna materialet med luotsi serve eller ge demonstrationen en egen mapp med --workspace.",
      en: "Serve your own data with luotsi serve, or give the demo its own folder with --workspace.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export type ErrorCode = keyof typeof errorCatalogue;
