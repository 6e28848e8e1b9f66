import type { ErrorKind } from "./error-kind.ts";

/** Refusals about the disk, backups and putting them back. */
export const backupErrors = {
  DISK_FULL: {
    status: 507,
    exitCode: 3,
    message: {
      fi: "Levy on täynnä: {where}. Mitään ei tallennettu, eikä mitään kadonnut.",
      sv: "Disken är full: {where}. Inget sparades och inget gick förlorat.",
      en: "The disk is full: {where}. Nothing was stored and nothing was lost.",
    },
    next: {
      fi: "Pyydä ylläpitoa vapauttamaan tilaa ja yritä uudelleen. Lukeminen toimii.",
      sv: "Be driften frigöra utrymme och försök igen. Läsning fungerar.",
      en: "Ask operations to free space and try again. Reading goes on.",
    },
  },
  FOLDER_EXISTS: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Kansio {folder} on jo olemassa. Sen sisältöön ei koskettu.",
      sv: "Mappen {folder} finns redan. Innehållet lämnades orört.",
      en: "The folder {folder} exists already. What is in it was left alone.",
    },
    next: {
      fi: "Anna kansio, jota ei vielä ole.",
      sv: "Ange en mapp som inte finns ännu.",
      en: "Name a folder that is not there yet.",
    },
  },
  BACKUP_UNREADABLE: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Varmuuskopio {folder} ei ole ehjä: {reason}. Tietokantaan ei palautettu mitään.",
      sv: "Säkerhetskopian {folder} är inte hel: {reason}. Ingenting återställdes i databasen.",
      en: "The backup {folder} is not whole: {reason}. Nothing was restored into the database.",
    },
    next: {
      fi: "Palauta toinen varmuuskopio, ja selvitä, miten tämä vioittui.",
      sv: "Återställ en annan säkerhetskopia och ta reda på hur den här skadades.",
      en: "Restore another backup, and find out how this one was damaged.",
    },
  },
  BACKUP_TOO_NEW: {
    status: 422,
    exitCode: 3,
    message: {
      fi: "Varmuuskopion {folder} teki Luotsin versio {version}, jota tämä versio ei tunne (migraatio {id}).",
      sv: "Säkerhetskopian {folder} gjordes av Luotsi {version}, som den här versionen inte känner till (migrering {id}).",
      en: "The backup {folder} was made by Luotsi {version}, which this version does not know (migration {id}).",
    },
    next: {
      fi: "Asenna vähintään yhtä uusi Luotsi ja palauta sillä.",
      sv: "Installera en minst lika ny Luotsi och återställ med den.",
      en: "Install a Luotsi at least as new, and restore with it.",
    },
  },
  DATABASE_NOT_EMPTY: {
    status: 409,
    exitCode: 3,
    message: {
      fi: "Tietokannassa on jo {tables} taulua. Varmuuskopio palautetaan vain tyhjään tietokantaan.",
      sv: "Databasen har redan {tables} tabeller. En säkerhetskopia återställs bara i en tom databas.",
      en: "The database already has {tables} tables. A backup is only restored into an empty database.",
    },
    next: {
      fi: "Anna uusi työtila valinnalla --workspace tai tyhjä tietokanta valinnalla --database.",
      sv: "Ange en ny arbetsyta med --workspace eller en tom databas med --database.",
      en: "Name a new workspace with --workspace, or an empty database with --database.",
    },
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
