import { day } from "@luotsi/base";

import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, employmentServices } from "../sources.ts";

/** Who organises public employment services and pays for them. */
export type ServiceOrganiser = "state" | "municipality";

/** Since when municipalities organise employment services: a break in every series of their costs. */
export const serviceOrganiser: LegalParameter<ServiceOrganiser> = defineParameter({
  id: "employment-services/organiser",
  title: {
    fi: "Työvoimapalvelujen järjestäjä",
    sv: "Den som ordnar arbetskraftsservice",
    en: "Organiser of employment services",
  },
  unit: "authority",
  history: [
    {
      from: day("2013-01-01"),
      to: day("2025-01-01"),
      value: "state",
      source: {
        act: "916/2012",
        section: "–",
        url: "https://www.finlex.fi/fi/laki/alkup/2012/20120916",
        confidence: "memory",
      },
    },
    {
      from: day("2025-01-01"),
      value: "municipality",
      source: citing(employmentServices.asEnacted, "–"),
    },
  ],
});
