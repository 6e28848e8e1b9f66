import { addMonths, formatMonth, yearOf, type Localised, type Month } from "@luotsi/base";
import type {
  Provenance,
  ScenarioAnswer,
  ScenarioDefinition,
  ScenarioGroup,
  ScenarioServices,
} from "@luotsi/contract";
import { ageGroups, integrationGroups, type FlowMonths } from "@luotsi/engines";
import { toldTogether } from "@luotsi/indicators";

import { otherGroups } from "../liability-forecast/forecast-words.ts";
import type { Receivers } from "../liability-forecast/receivers.ts";
import { changeWords, type MunicipalityNames } from "./change-words.ts";
import {
  lineOf,
  seriesOfGroup,
  sumOf,
  sumOfSeries,
  type FlowSeries,
  type FlowSide,
} from "./flow-series.ts";
import { stepsOfAll } from "./expected-months.ts";
import { ageTitles, integrationTitles } from "./group-titles.ts";
import { scenarioFinding } from "./scenario-finding.ts";
import { serviceBalance, type ServiceStep } from "./service-balance.ts";

/** Everything an answer is made of, computed already. */
export interface ScenarioFlows {
  readonly baseline: FlowSide;
  readonly scenario: FlowSide;
  /** Undefined when no service changes. */
  readonly services:
    | {
        /** The scenario without its service changes. */
        readonly without: FlowSide;
        readonly steps: readonly ServiceStep[];
      }
    | undefined;
}

export interface AnswerBasis {
  readonly definition: ScenarioDefinition;
  readonly firstMonth: Month;
  /** Codes in the order of the flow's municipalities; −1 is not known. */
  readonly municipalities: Int32Array;
  readonly receivers: Receivers;
  readonly names: MunicipalityNames;
  readonly simulated: ScenarioAnswer["simulated"];
  readonly provenance: Provenance;
}

/** Puts a scenario beside the baseline: by month, year, municipality, group and step. */
export function assembleAnswer(flows: ScenarioFlows, basis: AnswerBasis): ScenarioAnswer {
  const { definition, firstMonth, municipalities, receivers, names } = basis;
  const { baseline, scenario } = flows;
  const horizon = scenario.months.horizon;
  const owedBefore = owedOf(baseline);
  const owedAfter = owedOf(scenario);
  const total = lineOf(owedBefore, owedAfter, { from: 0, to: horizon });
  const byMunicipality = groupsOf(
    flows,
    "owedByMunicipalityCents",
    Array.from(municipalities, (code, i) => ({
      ...municipalityGroup(code, names),
      people: receivers.municipality[i] ?? 0,
    })),
  );
  return {
    definition,
    changes: definition.changes.map((change) => ({
      kind: change.kind,
      text: changeWords(change, names),
    })),
    finding: scenarioFinding({
      hasChanges: definition.changes.length > 0,
      total,
      byMunicipality,
    }),
    simulated: basis.simulated,
    months: Array.from({ length: horizon }, (_, month) => ({
      month: formatMonth(addMonths(firstMonth, month)),
      ...lineOf(owedBefore, owedAfter, { from: month, to: month + 1 }),
    })),
    years: yearsAhead(firstMonth, horizon).map(({ year, from, to }) => ({
      year,
      months: to - from,
      ...lineOf(owedBefore, owedAfter, { from, to }),
    })),
    total,
    byMunicipality,
    byAge: groupsOf(
      flows,
      "owedByAgeCents",
      ageGroups.map((key, i) => ({ key, title: ageTitles[key], people: receivers.age[i] ?? 0 })),
    ),
    byIntegration: groupsOf(
      flows,
      "owedByIntegrationCents",
      integrationGroups.map((key, i) => ({
        key,
        title: integrationTitles[key],
        people: receivers.integration[i] ?? 0,
      })),
    ),
    bySteps: stepsOf(baseline.months, scenario.months),
    receiversAtEnd: {
      baseline: baseline.months.stock[horizon - 1] ?? 0,
      scenario: scenario.months.stock[horizon - 1] ?? 0,
    },
    services: servicesOf(flows, firstMonth),
    provenance: basis.provenance,
  };
}

function owedOf({ months, draws }: FlowSide): FlowSeries {
  return seriesOfGroup(
    months.owedCents,
    months.horizon,
    0,
    draws && { values: draws.owedCents, count: draws.count, groups: 1 },
  );
}

/** Calendar years of the months ahead. */
export function yearsAhead(
  firstMonth: Month,
  horizon: number,
): readonly { readonly year: number; readonly from: number; readonly to: number }[] {
  const years: { year: number; from: number; to: number }[] = [];
  for (let month = 0; month < horizon; month++) {
    const year = yearOf(addMonths(firstMonth, month));
    const last = years.at(-1);
    if (last?.year === year) last.to = month + 1;
    else years.push({ year, from: month, to: month + 1 });
  }
  return years;
}

type GroupColumn = "owedByMunicipalityCents" | "owedByAgeCents" | "owedByIntegrationCents";

interface GroupName {
  readonly key: string;
  readonly title: Localised;
}

interface CountedName extends GroupName {
  /** Receivers of today. */
  readonly people: number;
}

/** Groups of a few people are one, as in the forecast; its interval is not known. */
function groupsOf(
  { baseline, scenario }: ScenarioFlows,
  column: GroupColumn,
  groups: readonly CountedName[],
): ScenarioGroup[] {
  const { horizon } = scenario.months;
  const span = { from: 0, to: horizon };
  const seriesOf = ({ months, draws }: FlowSide, group: number): FlowSeries =>
    seriesOfGroup(
      months[column],
      horizon,
      group,
      draws && { values: draws[column], count: draws.count, groups: groups.length },
    );
  const marks = toldTogether(groups.map(({ people }) => people));
  const together = [...groups.keys()].filter((group) => marks[group] === 1);
  const joined = (side: FlowSide): FlowSeries =>
    sumOfSeries(together.map((group) => seriesOf(side, group)));
  const shown = groups.flatMap(({ key, title }, group) =>
    marks[group] === 1
      ? []
      : [{ key, title, ...lineOf(seriesOf(baseline, group), seriesOf(scenario, group), span) }],
  );
  if (together.length === 0) return shown;
  const others = lineOf(joined(baseline), joined(scenario), span);
  return [...shown, { key: "others", title: otherGroups, ...others }];
}

function municipalityGroup(code: number, names: MunicipalityNames): GroupName {
  const key = code < 0 ? "" : String(code).padStart(3, "0");
  return { key, title: names.get(key) ?? (code < 0 ? notKnown : { fi: key, sv: key, en: key }) };
}

const notKnown: Localised = {
  fi: "kotikunta ei tiedossa",
  sv: "okänd hemkommun",
  en: "home not known",
};

function daysAt({ steps, daysByStep, horizon }: FlowMonths, percent: number): number {
  const step = steps.indexOf(percent);
  if (step < 0) return 0;
  return sumOf(daysByStep, { from: step * horizon, to: (step + 1) * horizon });
}

/** Paid days of each percent that either side has. */
function stepsOf(baseline: FlowMonths, scenario: FlowMonths): ScenarioAnswer["bySteps"] {
  return stepsOfAll([baseline, scenario])
    .map((percent) => ({
      percent,
      baselineDays: daysAt(baseline, percent),
      scenarioDays: daysAt(scenario, percent),
    }))
    .filter(({ baselineDays, scenarioDays }) => baselineDays > 0 || scenarioDays > 0);
}

function servicesOf(
  { scenario, services }: ScenarioFlows,
  firstMonth: Month,
): ScenarioServices | null {
  if (services === undefined) return null;
  return serviceBalance({
    steps: services.steps,
    owedWithout: owedOf(services.without),
    owedWith: owedOf(scenario),
    firstMonth,
  });
}
