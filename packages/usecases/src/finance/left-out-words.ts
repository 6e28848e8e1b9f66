import type { Localised } from "@luotsi/base";

import { inEachLanguage, numberText } from "../wording/number-words.ts";
import type { LeftOutPayments } from "./finance-facts.ts";

/** What the benefit share lacks, in a sentence; null when it lacks nothing. */
export function leftOutWords({ rows, paidCents }: LeftOutPayments): Localised | null {
  if (rows === 0) return null;
  const count = inEachLanguage((language) => numberText(rows, 0, language));
  const euros = inEachLanguage((language) => numberText(paidCents / 100, 2, language));
  const one = rows === 1;
  return {
    fi: `Kuntaosuudesta puuttuu ${count.fi} ${one ? "maksurivi, jonka" : "maksuriviä, joiden"} etuudelle laissa ei ole rahoitussäännöstä; ${one ? "siinä" : "niissä"} on etuutta ${euros.fi} €.`,
    sv: `I kommunandelen saknas ${count.sv} ${one ? "betalningsrad vars" : "betalningsrader vars"} förmån ingen bestämmelse i lagen finansierar; förmånen på ${one ? "den" : "dem"} är ${euros.sv} €.`,
    en: `The municipal share lacks ${count.en} payment ${one ? "row whose" : "rows whose"} benefit no rule of the law finances; the benefit on ${one ? "it" : "them"} is €${euros.en}.`,
  };
}

/** A sentence, and what the figure lacks after it. */
export function withLeftOut(finding: Localised, lacks: Localised | null): Localised {
  if (lacks === null) return finding;
  return inEachLanguage((language) => `${finding[language]} ${lacks[language]}`);
}
