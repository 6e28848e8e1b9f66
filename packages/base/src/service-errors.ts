import type { ErrorKind } from "./error-kind.ts";

/** Refusals about requests, permissions, the law, months, the database and the workspace. */
export const serviceErrors = {
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
  UNKNOWN_COMMAND: {
    status: 400,
    exitCode: 2,
    message: {
      fi: "Komentoa ei ole: {asked}. On: {known}",
      sv: "Kommandot finns inte: {asked}. Det finns: {known}",
      en: "There is no such command: {asked}. There are: {known}",
    },
    next: {
      fi: "Katso ohje: luotsi --help",
      sv: "Se hjälpen: luotsi --help",
      en: "See the help: luotsi --help",
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
  MONTH_NOT_CLOSABLE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Kuukautta {month} ei voi sulkea: {reasonFi}",
      sv: "Månaden {month} kan inte stängas: {reasonSv}",
      en: "The month {month} cannot be closed: {reasonEn}",
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
  PERSONAL_DATA_IN_TEXT: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tekstissä näyttää olevan henkilötunnus, sähköpostiosoite tai puhelinnumero. Mitään ei tallennettu.",
      sv: "Texten verkar innehålla en personbeteckning, e-postadress eller ett telefonnummer. Inget sparades.",
      en: "The text seems to hold a personal identity code, an e-mail address or a phone number. Nothing was saved.",
    },
    next: {
      fi: "Poista henkilötieto tekstistä ja yritä uudelleen.",
      sv: "Ta bort personuppgiften ur texten och försök igen.",
      en: "Take the personal data out of the text and try again.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
