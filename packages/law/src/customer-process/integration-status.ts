import { assert } from "@luotsi/base";

import type { Assumption } from "../municipal-liability/assumptions.ts";
import { integrationPlan } from "./deadlines.ts";

/** How long somebody who has newly arrived counts as an integration client (kotoutuja-asiakas) where no end is recorded. */
export const integrationStatus = {
  id: "integration_status",
  options: ["years_of_first_plan"],
  title: {
    fi: "Kotoutuja-asiakkuuden päättyminen",
    sv: "När kundskapet för integration upphör",
    en: "When the status of integration client ends",
  },
  explanation: {
    fi: "Aineisto ei kerro, milloin kotoutuja-asiakkuus päättyy. Ensimmäinen kotoutumissuunnitelma laaditaan viimeistään kolmen vuoden kuluttua (681/2023) ja suunnitelma kestää pääsääntöisesti enintään kaksi vuotta. Oletus: asiakkuus kestää kolme vuotta ensimmäisestä kotikunnasta, yhtä kauan kuin pisin rahoituspoikkeus.",
    sv: "Materialet anger inte när kundskapet för integration upphör. Den första integrationsplanen görs senast efter tre år (681/2023) och planen gäller i regel högst två år. Antagande: kundskapet varar i tre år från den första hemkommunen, lika länge som det längsta finansieringsundantaget.",
    en: "The records do not say when the status of integration client ends. The first integration plan is made within three years (681/2023) and a plan lasts two years at most as a rule. Default: the status lasts three years from the first home municipality, as long as the longest exemption from the share.",
  },
  affects: {
    fi: "ennusteen ja skenaarioiden jako kotoutujiin ja muihin",
    sv: "prognosens och scenariernas indelning i integrationskunder och övriga",
    en: "the division of the forecast and the scenarios into integration clients and others",
  },
} as const satisfies Assumption;

/**
 * Years from the first municipality of residence for which the status lasts, by the act as it is known last.
 *
 * @returns whole years. Source: 681/2023, the time within which the first plan is made; that the status ends then is `integrationStatus`.
 */
export function integrationStatusYears(): number {
  const newest = integrationPlan.history.at(-1);
  assert(newest !== undefined, "a parameter has a value");
  return newest.value.firstPlanWithinYears;
}
