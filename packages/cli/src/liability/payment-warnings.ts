import { fillLocalised, type Localised } from "@luotsi/base";

import type { LiabilityWarning } from "./liability-warnings.ts";
import { paymentFaults, type PaymentFaults } from "./payment-faults.ts";
import type { PaymentFile } from "./payment-file.ts";
import type { PersonFile } from "./person-file.ts";

/** More lines than this are not listed; the count says how many there are. */
const mostLines = 20;

interface FaultKind {
  readonly code: string;
  /** The column it is best seen in. */
  readonly column: string;
  readonly message: Localised;
}

const kinds: Readonly<Record<keyof PaymentFaults, FaultKind>> = {
  outsideLife: {
    code: "PAYMENT_OUTSIDE_LIFE",
    column: "from",
    message: {
      fi: "Etuutta on maksettu ajalta ennen syntymäkuukautta tai kuolinkuukauden jälkeen; se on laskettu sellaisenaan. Rivejä: {rows} (tiedoston rivit {lines}).",
      sv: "Förmån har betalats för tid före födelsemånaden eller efter dödsmånaden; den har räknats som den är. Rader: {rows} (rader i filen: {lines}).",
      en: "Benefit was paid for a time before the month of birth or after the month of death; it was counted as it is. Rows: {rows} (lines {lines}).",
    },
  },
  deliveredTwice: {
    code: "PAYMENT_DELIVERED_TWICE",
    column: "paid_on",
    message: {
      fi: "Sama maksu on tiedostossa uudelleen; kaikki on laskettu mukaan. Rivejä: {rows} (tiedoston rivit {lines}).",
      sv: "Samma betalning finns på nytt i filen; alla har räknats med. Rader: {rows} (rader i filen: {lines}).",
      en: "The same payment is in the file again; all of them were counted. Rows: {rows} (lines {lines}).",
    },
  },
  recoveredUnpaid: {
    code: "RECOVERY_WITHOUT_PAYMENT",
    column: "paid_days",
    message: {
      fi: "Takaisin on peritty enemmän päiviä kuin samalta ajalta oli siihen mennessä maksettu. Rivejä: {rows} (tiedoston rivit {lines}).",
      sv: "Fler dagar har återkrävts än vad som dittills hade betalats för samma tid. Rader: {rows} (rader i filen: {lines}).",
      en: "More days were recovered than had been paid for the same time by then. Rows: {rows} (lines {lines}).",
    },
  },
  brokenCounter: {
    code: "COUNTER_BROKEN",
    column: "counter_before",
    message: {
      fi: "Maksajan kertymä hyppää tai palaa taaksepäin tavalla, jota maksetut päivät eivät selitä. Rivejä: {rows} (tiedoston rivit {lines}).",
      sv: "Betalarens räknare hoppar eller går tillbaka på ett sätt som de betalda dagarna inte förklarar. Rader: {rows} (rader i filen: {lines}).",
      en: "The payer's counter jumps or goes back in a way that the days paid do not explain. Rows: {rows} (lines {lines}).",
    },
  },
  empty: {
    code: "EMPTY_PAYMENT",
    column: "paid_days",
    message: {
      fi: "Rivillä ei ole päiviä eikä euroja; se ei vaikuta mihinkään. Rivejä: {rows} (tiedoston rivit {lines}).",
      sv: "Raden har varken dagar eller euro; den påverkar ingenting. Rader: {rows} (rader i filen: {lines}).",
      en: "The row has neither days nor euros; it changes nothing. Rows: {rows} (lines {lines}).",
    },
  },
};

/** What can hardly be true in a file of payments, with the lines it is on. @returns the warnings that apply. */
export function paymentWarnings(
  file: PaymentFile,
  persons: PersonFile | undefined,
): readonly LiabilityWarning[] {
  const faults = paymentFaults(file, persons);
  return Object.entries(kinds).flatMap(([kind, { code, column, message }]) => {
    const rows = faults[kind as keyof PaymentFaults];
    if (rows.length === 0) return [];
    const lines = rows.slice(0, mostLines).map((row) => file.lines[row] ?? 0);
    const listed = `${lines.join(", ")}${rows.length > lines.length ? " …" : ""}`;
    const details = { rows: rows.length, lines: listed };
    return [{ code, message: fillLocalised(message, details), column, lines }];
  });
}
