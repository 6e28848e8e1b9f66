import type { Localised } from "@luotsi/base";
import type { Permission } from "@luotsi/contract";

interface FinancePart {
  readonly path: string;
  readonly name: Localised;
  readonly permission: Permission;
}

/** The parts of the page Talous, in the order of its own navigation. */
export const financeParts = {
  picture: {
    path: "/talous",
    name: { fi: "Kustannukset", sv: "Kostnader", en: "Costs" },
    permission: "read-finance",
  },
  now: {
    path: "/talous/nyt",
    name: { fi: "Tämä kuukausi", sv: "Den här månaden", en: "This month" },
    permission: "read-liability",
  },
  change: {
    path: "/talous/muutos",
    name: { fi: "Miksi muuttui", sv: "Varför det ändrades", en: "Why it moved" },
    permission: "read-liability",
  },
  forecast: {
    path: "/talous/ennuste",
    name: { fi: "Ennuste", sv: "Prognos", en: "Forecast" },
    permission: "read-liability",
  },
  scenarios: {
    path: "/talous/skenaariot",
    name: { fi: "Skenaariot", sv: "Scenarier", en: "Scenarios" },
    permission: "read-liability",
  },
  models: {
    path: "/talous/rahoitusmallit",
    name: { fi: "Rahoitusmallit", sv: "Finansieringsmodeller", en: "Funding models" },
    permission: "read-liability",
  },
  assumptions: {
    path: "/talous/oletukset",
    name: { fi: "Oletusten vaikutus", sv: "Antagandenas effekt", en: "Effect of assumptions" },
    permission: "read-liability",
  },
  invoices: {
    path: "/talous/laskut",
    name: { fi: "Laskujen tarkastus", sv: "Granskning av fakturor", en: "Invoice check" },
    permission: "read-invoice-cases",
  },
} as const satisfies Readonly<Record<string, FinancePart>>;
