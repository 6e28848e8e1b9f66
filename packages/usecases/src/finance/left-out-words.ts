import type { Localised } from "@luotsi/base";

import { inEachLanguage, numberText } from "../wording/number-words.ts";
import type { LeftOutPayments } from "./record-facts.ts";

/** What the benefit share lacks, in a sentence or two; null when it lacks nothing. */
export function leftOutWords(leftOut: LeftOutPayments): Localised | null {
  const parts = [outsideLaw(leftOut), unknownHomes(leftOut), waiting(leftOut)].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return null;
  return inEachLanguage((language) => parts.map((part) => part[language]).join(" "));
}

function outsideLaw({ rows, paidCents }: LeftOutPayments): Localised | undefined {
  if (rows === 0) return undefined;
  const count = inEachLanguage((language) => numberText(rows, 0, language));
  const euros = inEachLanguage((language) => numberText(paidCents / 100, 2, language));
  const one = rows === 1;
  return {
    fi: `Kuntaosuudesta puuttuu ${count.fi} ${one ? "maksurivi, jonka" : "maksuriviä, joiden"} etuudelle laissa ei ole rahoitussäännöstä; ${one ? "siinä" : "niissä"} on etuutta ${euros.fi} €.`,
    sv: `I kommunandelen saknas ${count.sv} ${one ? "betalningsrad" : "betalningsrader"} vars förmån ingen bestämmelse i lagen finansierar; förmånen på ${one ? "den" : "dem"} är ${euros.sv} €.`,
    en: `The municipal share lacks ${count.en} payment ${one ? "row" : "rows"} whose benefit no rule of the law finances; the benefit on ${one ? "it" : "them"} is €${euros.en}.`,
  };
}

function unknownHomes({
  unknownHomeRows,
  unknownHomeCents,
}: LeftOutPayments): Localised | undefined {
  if (unknownHomeRows === 0) return undefined;
  const count = inEachLanguage((language) => numberText(unknownHomeRows, 0, language));
  const euros = inEachLanguage((language) => numberText(unknownHomeCents / 100, 2, language));
  const one = unknownHomeRows === 1;
  return {
    fi: `Mukana ei ole ${euros.fi} €, koska ${count.fi} maksurivin saajan kotikunta ei ole kuntaluettelossa.`,
    sv: `${euros.sv} € ingår inte, eftersom hemkommunen för mottagaren på ${count.sv} ${one ? "betalningsrad" : "betalningsrader"} saknas i kommunregistret.`,
    en: `€${euros.en} is not in it, because the home municipality on ${count.en} payment ${one ? "row" : "rows"} is not in the register of municipalities.`,
  };
}

function waiting({ waitingRows }: LeftOutPayments): Localised | undefined {
  if (waitingRows === 0) return undefined;
  const count = inEachLanguage((language) => numberText(waitingRows, 0, language));
  const one = waitingRows === 1;
  return {
    fi: `${count.fi} ${one ? "hylätty maksurivi" : "hylättyä maksuriviä"} odottaa korjausta karanteenissa eikä ole mukana.`,
    sv: `${count.sv} ${one ? "avvisad betalningsrad" : "avvisade betalningsrader"} väntar på rättelse i karantän och ingår inte.`,
    en: `${count.en} rejected payment ${one ? "row waits" : "rows wait"} in quarantine to be corrected and ${one ? "is" : "are"} not in it.`,
  };
}

/** A sentence, and what the figure lacks after it. */
export function withLeftOut(finding: Localised, lacks: Localised | null): Localised {
  if (lacks === null) return finding;
  return inEachLanguage((language) => `${finding[language]} ${lacks[language]}`);
}
