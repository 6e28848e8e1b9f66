import type { ErrorKind } from "./error-kind.ts";

/** Refusals about the vault, re-identification and the rights of the people the data is about. */
export const privacyErrors = {
  VAULT_NOT_OPEN: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Holvia ei ole otettu käyttöön: sen avainta ei ole annettu. Nimiä ja henkilötunnuksia ei ole tallessa.",
      sv: "Valvet används inte: dess nyckel har inte getts. Namn och personbeteckningar finns inte sparade.",
      en: "The vault is not in use: its key has not been given. No names or identity codes are kept.",
    },
    next: {
      fi: "Luo avain komennolla luotsi vault new-key tai anna se muuttujassa LUOTSI_VAULT_KEY, ja tuo henkilöt uudelleen.",
      sv: "Skapa en nyckel med luotsi vault new-key eller ge den i LUOTSI_VAULT_KEY, och importera personerna på nytt.",
      en: "Make a key with luotsi vault new-key or give it in LUOTSI_VAULT_KEY, and import the persons again.",
    },
  },
  VAULT_KEY_UNUSABLE: {
    status: 500,
    exitCode: 3,
    message: {
      fi: "Holvin avain ei kelpaa ({where}): avaimessa on oltava 32 tavua eli 64 heksamerkkiä.",
      sv: "Valvets nyckel duger inte ({where}): den ska vara 32 byte, det vill säga 64 hexadecimala tecken.",
      en: "The vault's key cannot be used ({where}): a key is 32 bytes, that is 64 hexadecimal digits.",
    },
    next: {
      fi: "Anna oikea avain; uuden voi luoda komennolla luotsi vault new-key.",
      sv: "Ge rätt nyckel; en ny kan skapas med luotsi vault new-key.",
      en: "Give the right key; luotsi vault new-key makes a new one.",
    },
  },
  VAULT_KEY_UNKNOWN: {
    status: 500,
    exitCode: 3,
    message: {
      fi: "Holvi on suljettu avaimella {key}, jota ei ole annettu. Mitään ei avattu eikä muutettu.",
      sv: "Valvet är låst med nyckeln {key}, som inte har getts. Inget öppnades eller ändrades.",
      en: "The vault is sealed with the key {key}, which has not been given. Nothing was opened or changed.",
    },
    next: {
      fi: "Anna myös tämä avain: avaimet allekkain tai pilkuin erotettuina, uusin ensin.",
      sv: "Ge även denna nyckel: nycklarna på egna rader eller skilda med komma, den nyaste först.",
      en: "Give this key as well: keys on lines of their own or parted by commas, the newest first.",
    },
  },
  VAULT_ROW_BROKEN: {
    status: 500,
    exitCode: 3,
    message: {
      fi: "Holvin tieto ({field}) ei avaudu: sitä on muutettu tai se on toisen rivin.",
      sv: "Uppgiften i valvet ({field}) kan inte öppnas: den har ändrats eller hör till en annan rad.",
      en: "A value of the vault ({field}) does not open: it was changed or belongs to another row.",
    },
    next: {
      fi: "Ilmoita ylläpidolle; palauta holvi varmuuskopiosta tai tuo henkilöt uudelleen.",
      sv: "Meddela administratören; återställ valvet från säkerhetskopian eller importera personerna på nytt.",
      en: "Tell the administrator; restore the vault from a backup or import the persons again.",
    },
  },
  IDENTITY_CODE_WRONG: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Tämä ei ole henkilötunnus: päivä, välimerkki tai tarkistusmerkki on väärin. Mitään ei muutettu.",
      sv: "Detta är ingen personbeteckning: dagen, mellantecknet eller kontrolltecknet är fel. Inget ändrades.",
      en: "This is no personal identity code: its day, its sign or its check character is wrong. Nothing was changed.",
    },
    next: {
      fi: "Kirjoita tunnus henkilön asiakirjasta, esimerkiksi muodossa PPKKVV-NNNT.",
      sv: "Skriv koden från personens handling, till exempel i formen DDMMÅÅ-NNNT.",
      en: "Copy the code from the person's document, such as DDMMYY-NNNT.",
    },
  },
  ERASURE_NOT_DUE: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Tietoja ei voi vielä poistaa: säilytysaika päättyy {until}. Peruste: {basis}.",
      sv: "Uppgifterna kan inte ännu raderas: bevarandetiden går ut {until}. Grund: {basis}.",
      en: "The data cannot be erased yet: it is kept until {until}. Basis: {basis}.",
    },
    next: {
      fi: "Anna pyytäjälle kirjallinen perusteltu vastaus; viranomaisen määräyksestä valitse peruste authority-order.",
      sv: "Ge ett skriftligt motiverat svar; på en myndighets order välj grunden authority-order.",
      en: "Answer the request in writing with the reason; on an authority's order choose the ground authority-order.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
