import { dayParts, monthOf, parseDay, type Language, type Localised } from "@luotsi/base";
import { permissionFacts, permissions, type AuditLine, type AuditUser } from "@luotsi/contract";
import type { AuditFilter, AuditRow } from "@luotsi/store";

import { monthText } from "../wording/number-words.ts";

/** What was done, in words: signing in and out by its own name, else a permission's title, or the command. */
export function whatWasDone(permission: string, route: string): Localised {
  const signIn = signInWords[route];
  if (signIn !== undefined) return signIn;
  const known = permissions.find((id) => id === permission);
  if (known !== undefined) return permissionFacts[known].title;
  const command = route.replace(/^cli:/, "luotsi ");
  return {
    fi: `Komento ${command}`,
    sv: `Kommandot ${command}`,
    en: `The command ${command}`,
  };
}

const signedIn: Localised = { fi: "Kirjautua sisään", sv: "Logga in", en: "Sign in" };
const signedOut: Localised = { fi: "Kirjautua ulos", sv: "Logga ut", en: "Sign out" };
const signInWords: Readonly<Record<string, Localised>> = {
  startSignIn: signedIn,
  finishSignIn: signedIn,
  signOut: signedOut,
  backChannelSignOut: signedOut,
  frontChannelSignOut: signedOut,
  changeRole: { fi: "Vaihtaa omaa rooliaan", sv: "Byta egen roll", en: "Change one's own role" },
  breakGlass: {
    fi: "Kirjautua hätäkoodilla",
    sv: "Logga in med nödkod",
    en: "Sign in with an emergency code",
  },
};

export interface EventsFound {
  readonly filter: AuditFilter;
  readonly lines: readonly AuditLine[];
  readonly furthest: AuditRow | undefined;
}

/** What the newest events say, in one sentence; how many there are in all is `usersFinding`'s. */
export function eventsFinding({ filter, lines, furthest }: EventsFound): Localised {
  const { person, thing, who } = filter;
  const newest = lines[0];
  if (person !== undefined || thing !== undefined) {
    return newest === undefined
      ? usersFinding(filter, [])
      : within(filter, lastOf(person ?? thing ?? "", newest));
  }
  if (who !== undefined) return wentBack(who, furthest, lines.length > 0);
  return {
    fi: "Kuka katsoi asiakasta, kuka muutti kohdetta, kuinka kauas taaksepäin käyttäjä katsoi.",
    sv: "Vem som såg en kund, vem som ändrade ett objekt, hur långt tillbaka en användare såg.",
    en: "Who looked at a customer, who changed a thing, how far back a user looked.",
  };
}

/** Who is behind all the events, in one sentence. */
export function usersFinding(filter: AuditFilter, users: readonly AuditUser[]): Localised {
  const { person, thing } = filter;
  if (person !== undefined) return within(filter, lookedAt(person, users));
  return within(filter, changed(thing ?? "–", users));
}

function lastOf(what: string, { id, who }: AuditLine): Localised {
  return {
    fi: `Uusimman näistä tapahtumista, joissa ${what} on, teki ${who} (tapahtuma ${id}).`,
    sv: `Den nyaste av dessa händelser med ${what} gjordes av ${who} (händelse ${id}).`,
    en: `The newest of these events with ${what} is by ${who} (event ${id}).`,
  };
}

/** A sentence about some days says so. */
function within({ from, to }: AuditFilter, sentence: Localised): Localised {
  if (from === undefined && to === undefined) return sentence;
  return {
    fi: `Valittuina päivinä: ${sentence.fi}`,
    sv: `Under de valda dagarna: ${sentence.sv}`,
    en: `On the chosen days: ${sentence.en}`,
  };
}

function lookedAt(person: string, users: readonly AuditUser[]): Localised {
  if (users.length === 0) {
    return {
      fi: `Kukaan ei ole katsonut asiakkaan ${person} tietoja.`,
      sv: `Ingen har sett uppgifter om kunden ${person}.`,
      en: `Nobody has looked at customer ${person}.`,
    };
  }
  const times = users.reduce((sum, { events }) => sum + events, 0);
  const back = furthestOf(users);
  const [fi, sv, en] = (["fi", "sv", "en"] as const).map((language) => backWords(back, language));
  return {
    fi: `Asiakkaan ${person} tietoja on katsottu ${times} kertaa, katsojia on ${users.length}${fi}.`,
    sv: `Uppgifter om kunden ${person} har setts ${times} gånger av ${users.length} användare${sv}.`,
    en: `Customer ${person} has been looked at ${times} times by ${users.length} users${en}.`,
  };
}

function changed(thing: string, users: readonly AuditUser[]): Localised {
  const [last] = users;
  if (last === undefined) {
    return {
      fi: `Kukaan ei ole muuttanut kohdetta ${thing}.`,
      sv: `Ingen har ändrat ${thing}.`,
      en: `Nobody has changed ${thing}.`,
    };
  }
  return {
    fi: `Kohdetta ${thing} on viimeksi muuttanut ${last.who}; muuttajia on ${users.length}.`,
    sv: `${thing} ändrades senast av ${last.who}; antalet som har ändrat är ${users.length}.`,
    en: `${thing} was last changed by ${last.who}; ${users.length} have changed it.`,
  };
}

function wentBack(who: string, furthest: AuditRow | undefined, isKnown: boolean): Localised {
  if (!isKnown) {
    return {
      fi: `Käyttäjällä ${who} ei ole tapahtumia.`,
      sv: `Användaren ${who} har inga händelser.`,
      en: `User ${who} has no events.`,
    };
  }
  if (furthest?.reachStart == null) {
    return {
      fi: `Käyttäjä ${who} ei ole katsonut ihmisten tietoja ajalta, joka näkyisi lokissa.`,
      sv: `Användaren ${who} har inte sett uppgifter om människor för någon tid som syns i loggen.`,
      en: `User ${who} has not looked at people's data of any time that the log shows.`,
    };
  }
  const start = furthest.reachStart;
  return {
    fi: `Käyttäjä ${who} on katsonut tietoja pisimmillään ${written(start, "fi")} asti taaksepäin (tapahtuma ${furthest.id}).`,
    sv: `Användaren ${who} har sett uppgifter längst tillbaka till ${written(start, "sv")} (händelse ${furthest.id}).`,
    en: `User ${who} has looked as far back as ${written(start, "en")} (event ${furthest.id}).`,
  };
}

function furthestOf(users: readonly AuditUser[]): string | undefined {
  return users
    .flatMap(({ reach }) => (reach === null ? [] : [reach.start]))
    .toSorted()
    .at(0);
}

function backWords(start: string | undefined, language: Language): string {
  if (start === undefined) return "";
  const day = written(start, language);
  if (language === "fi") return `, ja pisimmillään katse ulottui taaksepäin ${day} asti`;
  return language === "sv" ? `, som längst tillbaka till ${day}` : `, at the most back to ${day}`;
}

function written(iso: string, language: Language): string {
  const day = parseDay(iso);
  if (day === undefined) return iso;
  const { year, monthNumber, dayOfMonth } = dayParts(day);
  return language === "en"
    ? `${dayOfMonth} ${monthText(monthOf(day), language)}`
    : `${dayOfMonth}.${monthNumber}.${year}`;
}

/** Headings of the log as a sheet. */
export const sheetWords = {
  title: { fi: "Loki", sv: "Logg", en: "Audit log" },
  id: { fi: "Tapahtuma", sv: "Händelse", en: "Event" },
  at: { fi: "Aika (UTC)", sv: "Tid (UTC)", en: "Time (UTC)" },
  who: { fi: "Käyttäjä", sv: "Användare", en: "User" },
  role: { fi: "Rooli", sv: "Roll", en: "Role" },
  purpose: { fi: "Tarkoitus", sv: "Ändamål", en: "Purpose" },
  act: { fi: "Teko", sv: "Handling", en: "Act" },
  what: { fi: "Mitä", sv: "Vad", en: "What" },
  route: { fi: "Osoite tai komento", sv: "Adress eller kommando", en: "Route or command" },
  things: { fi: "Muutettu kohde", sv: "Ändrat objekt", en: "Thing changed" },
  people: { fi: "Asiakkaita", sv: "Kunder", en: "Customers" },
  everyone: { fi: "Koski kaikkia", sv: "Gällde alla", en: "Was about everyone" },
  start: { fi: "Tiedot alkaen", sv: "Uppgifter från", en: "Data from" },
  end: { fi: "Tiedot asti", sv: "Uppgifter till", en: "Data to" },
  outcome: { fi: "Tulos", sv: "Resultat", en: "Outcome" },
} as const satisfies Readonly<Record<string, Localised>>;
