import { dayFromOrdinal, monthOf, type Localised } from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import { liabilityBenefits, liabilityGrounds, paidDaysClasses } from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";
import { fundingRules } from "@luotsi/law";

import { ageGroups } from "../indicators/breakdown.ts";
import type { RowGroups } from "./count-groups.ts";
import type { ModelFacts } from "./model-facts.ts";

type Group = RowGroups["groups"][number];

const unknown: Group = {
  code: "unknown",
  title: { fi: "ei tiedossa", sv: "okänt", en: "not known" },
};

/** Paid days at which the rules of 2025 step. */
const reformLimits = fundingRules["tmt-2025"].steps.map(({ afterPaidDays }) => afterPaidDays);
/** The old rule charged nothing before this many days. */
export const oldFirstLimit = fundingRules["tmt-2015"].steps[0]?.afterPaidDays ?? 0;

/** By home municipality of the day of payout. */
export function homeGroups({ dated, names, homes }: ModelFacts): RowGroups {
  const { municipality } = dated.ledger;
  const codes = [
    ...new Set(municipality === undefined ? homes : [...homes, ...municipality.values]),
  ]
    .filter((code) => homes.size === 0 || homes.has(code))
    .toSorted((a, b) => a - b);
  const place = new Map(codes.map((code, at) => [code, at]));
  const groupOfRow = Int32Array.from(dated.ledger.owedHundredths, (_, row) =>
    municipality !== undefined && isPresent(municipality.validity, row)
      ? (place.get(municipality.values[row] ?? 0) ?? codes.length)
      : codes.length,
  );
  const groups = codes.map((number): Group => {
    const code = String(number).padStart(3, "0");
    return { code, title: names.get(code) ?? { fi: code, sv: code, en: code } };
  });
  return { groups: [...groups, unknown], groupOfRow };
}

/** By the paid days a person had when the payment began, as the rules of 2025 count them. */
export function paidDaysGroups({ models }: ModelFacts): RowGroups {
  const edges = [0, ...reformLimits];
  const groups = edges.map((edge, at): Group => {
    const limit = reformLimits[at];
    if (limit === undefined) {
      return {
        code: `${edge + 1}-`,
        title: { fi: `yli ${edge} päivää`, sv: `över ${edge} dagar`, en: `over ${edge} days` },
      };
    }
    const span = `${edge + 1}–${limit}`;
    return {
      code: `${edge + 1}-${limit}`,
      title: { fi: `${span} päivää`, sv: `${span} dagar`, en: `${span} days` },
    };
  });
  return { groups, groupOfRow: paidDaysClasses(models["fi-2025"].ledger, reformLimits) };
}

const causeTitles = {
  earnings: {
    fi: "Ansiopäivärahan perusosa",
    sv: "Grunddelen i inkomstrelaterad dagpenning",
    en: "Basic part of earnings-related allowance",
  },
  basic: { fi: "Peruspäiväraha", sv: "Grunddagpenning", en: "Basic allowance" },
  services: {
    fi: "Työmarkkinatuki ja yleistuki palvelun ajalta",
    sv: "Arbetsmarknadsstöd och allmänt stöd under service",
    en: "Subsidy and general benefit during a service",
  },
  early: {
    fi: `Työmarkkinatuki ja yleistuki, enintään ${oldFirstLimit} päivää`,
    sv: `Arbetsmarknadsstöd och allmänt stöd, högst ${oldFirstLimit} dagar`,
    en: `Subsidy and general benefit, up to ${oldFirstLimit} days`,
  },
  late: {
    fi: `Työmarkkinatuki ja yleistuki, yli ${oldFirstLimit} päivää`,
    sv: `Arbetsmarknadsstöd och allmänt stöd, över ${oldFirstLimit} dagar`,
    en: `Subsidy and general benefit, over ${oldFirstLimit} days`,
  },
  integration: {
    fi: "Kotoutujien tuki, jonka valtio maksaa vuodesta 2025",
    sv: "Stöd under integrationstiden, som staten betalar från 2025",
    en: "Subsidy during integration, which the state pays from 2025",
  },
} as const satisfies Readonly<Record<string, Localised>>;
export type Cause = keyof typeof causeTitles;
const causes = Object.keys(causeTitles) as Cause[];

/** By what makes the row cost differently under the new rules than under the old ones. */
export function causeGroups({ models }: ModelFacts): RowGroups {
  const { ledger, payments, plan } = models["fi-2025"];
  const exempt = plan.rules.findIndex(({ id }) => id === plan.exemption?.rule);
  const unemployment = liabilityGrounds.indexOf("unemployment");
  const groupOfRow = Uint8Array.from(ledger.ruleSet, (rule, row) => {
    const benefit = liabilityBenefits[payments.benefit[row] ?? 0];
    let cause: Cause = (ledger.counterBefore[row] ?? 0) < oldFirstLimit ? "early" : "late";
    if (rule === exempt) cause = "integration";
    else if (benefit === "earnings_related_allowance") cause = "earnings";
    else if (benefit === "basic_allowance") cause = "basic";
    else if (payments.ground[row] !== unemployment) cause = "services";
    return causes.indexOf(cause);
  });
  return { groups: causes.map((code) => ({ code, title: causeTitles[code] })), groupOfRow };
}

/** By age on the first day of the payment. */
export function ageRowGroups({ persons, input }: ModelFacts): RowGroups {
  const { values, validity } = persons.columns.birthMonth;
  const { person, start } = input.payments;
  const groupOfRow = Uint8Array.from(person, (number, row) => {
    if (!isPresent(validity, number)) return ageGroups.length;
    const months = monthOf(dayFromOrdinal(start[row] ?? 0)) - (values[number] ?? 0);
    const found = ageGroups.findIndex(({ below }) => months < below * 12);
    return found < 0 ? ageGroups.length : found;
  });
  return {
    groups: [...ageGroups.map(({ code, title }) => ({ code, title })), unknown],
    groupOfRow,
  };
}

/** By level of education. */
export function educationGroups(facts: ModelFacts): RowGroups {
  return personGroups(facts, facts.persons.columns.education, codeLists.education.codes);
}

/** By the group of the integration act the person belongs to, whether the exemption still runs or not. */
export function integrationGroups(facts: ModelFacts): RowGroups {
  return personGroups(facts, facts.persons.columns.exemptGroup, codeLists["exempt-group"].codes);
}

function personGroups(
  { input }: ModelFacts,
  { values, validity }: ModelFacts["persons"]["columns"]["education"],
  codes: readonly Group[],
): RowGroups {
  const groupOfRow = Uint8Array.from(input.payments.person, (number) =>
    isPresent(validity, number) ? (values[number] ?? 0) : codes.length,
  );
  return { groups: [...codes, unknown], groupOfRow };
}
