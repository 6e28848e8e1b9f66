import type { RulesMessages } from "./messages.fi.ts";

export const sv: RulesMessages = {
  title: "Regler",
  finding: ({ day, rules, assumed }) =>
    `${day} gäller ${rules} regler. ${
      assumed === 0
        ? "Ingen av dem vilar på ett antagande."
        : `${assumed} av dem vilar på ett antagande, eftersom lagen inte avgör frågan.`
    }`,
  day: "Lagen i kraft",
  previousChange: "Föregående ändring",
  nextChange: "Följande ändring",
  search: "Sök bland reglerna",
  noMatch: "Ingen regel motsvarar sökningen.",
  notInForce: "Inte i kraft den här dagen",
  since: (from) => `från ${from}`,
  between: (from, last) => `${from}–${last}`,
  history: (count) => (count === 1 ? "Giltighet" : `Historia, ${count} skeden`),
  period: "I kraft",
  value: "Värde",
  source: "Källa",
  amendedBy: (act) => `ändring ${act}`,
  yes: "ja",
  no: "nej",
  from: "Från",
  confidence: {
    primary: "Läst i författningen",
    derived: "Härledd ur författningen",
    secondary: "Andrahandskälla",
    assumption: "Inte kontrollerad",
  },
  confidenceMeaning: {
    primary: "Ordalydelsen har setts i författningen eller i betalarens egen anvisning.",
    derived: "Talet är uträknat eller härlett ur författningens ordalydelse.",
    secondary: "Uppgiften kommer ur någon annans sammandrag.",
    assumption: "Uppgiften har inte kontrollerats i någon källa.",
  },
  restsOnAssumption: "antagande",
  assumptionsTitle: "Öppna frågor",
  assumptionsLead:
    "Det här avgör lagen inte. Luotsi räknar med ett antagande, och varje siffra som påverkas säger det.",
  chosen: "Antagande",
  alternatives: "Andra alternativ",
  noAlternatives: "Inga andra alternativ räknas.",
  ask: "Kan avgöras av",
  onCommandLine: "På kommandoraden",
  lawVersion: (version) => `Lagmaterialets version ${version}`,
  units: {
    days: (number) => `${number}\u00a0dagar`,
    months: (number) => `${number}\u00a0månader`,
    years: (number) => `${number}\u00a0år`,
  },
  oneUnit: {
    days: (number) => `${number}\u00a0dag`,
    months: (number) => `${number}\u00a0månad`,
    years: (number) => `${number}\u00a0år`,
  },
};
