import {
  AppError,
  cents,
  formatMonth,
  month,
  parseMonth,
  type Localised,
  type Month,
} from "@luotsi/base";
import type {
  BridgeStep,
  LiabilityChangeCause,
  LiabilityChangeKind,
  LiabilityChangePart,
  LiabilityChangeQuery,
  LiabilityChangeView,
} from "@luotsi/contract";
import {
  changeCauses,
  explainMonths,
  fewestMonths,
  type CauseCents,
  type ChangedPeople,
  type ForecastChange,
} from "@luotsi/engines";
import { isTooFew } from "@luotsi/indicators";
import { readMunicipalityNames } from "@luotsi/store";

import { shareSources } from "../liability-forecast/share-sources.ts";
import { liabilityProvenance } from "../nowcast/liability-provenance.ts";
import { runInWorkers } from "../parallel/run-in-workers.ts";
import type { Workspace } from "../workspace.ts";
import { loadChange, type ChangeFacts } from "./change-facts.ts";
import { readRounding, roundingWords, roundPeople, type Rounding } from "../disclosure/rounding.ts";
import { byAge, byGround, byMunicipality, shownGroups, type Grouping } from "./change-groups.ts";
import {
  bridgeEnds,
  changeDefinition,
  forecastCauses,
  forecastFinding,
  generalBenefitNote,
  monthCauses,
  monthsFinding,
  noChange,
  provisionalNote,
  splitTitles,
} from "./change-words.ts";
import type { PastForecastTask } from "./past-forecast.ts";

/** The first month of the general benefit, whose shares are an assumption. */
const generalBenefitFrom = month("2026-05");
/** How long before a month its forecast was made, in months. */
const forecastsMade = [3, 6, 12] as const;

/** Why the liability moved between two months, or from a forecast to its outcome. */
export async function showLiabilityChange(
  workspace: Workspace,
  query: LiabilityChangeQuery,
): Promise<LiabilityChangeView> {
  const { synthetic } = await workspace.area();
  const facts = await loadChange(workspace);
  const { kind } = query;
  if (facts.kind !== "found" || facts.months.length === 0) {
    const state = facts.kind === "no_data" ? ("no_data" as const) : ("too_little" as const);
    const needed = facts.kind === "too_short" ? facts.needed : 1;
    return { ...nothing, state, kind, finding: noChange(state, needed), synthetic };
  }
  const choices = {
    kind,
    months: facts.months.map(formatMonth),
    forecasts: forecastChoices(facts).map(({ madeIn, of }) => ({
      month: formatMonth(of),
      madeIn: formatMonth(madeIn),
    })),
    synthetic,
  };
  const explained =
    kind === "months"
      ? await betweenMonths(workspace, facts, query)
      : await fromForecast(workspace, facts, query);
  if (explained === undefined) {
    const finding = noChange("too_little", fewestMonths);
    return { ...nothing, ...choices, state: "too_little", finding };
  }
  return {
    ...choices,
    ...rounded(explained, await readRounding(workspace.store)),
    state: "ready",
    provenance: await liabilityProvenance(workspace, {
      definition: changeDefinition[kind],
      uncertainty: null,
      sources: ["benefit-payments", "persons", "residence", "employment-codes"],
      coverage: null,
      months: { first: month(explained.from), last: month(explained.to) },
    }),
  };
}

const nothing = {
  months: [],
  forecasts: [],
  from: null,
  to: null,
  earlierCents: 0,
  laterCents: 0,
  bridge: [],
  parts: [],
  splits: [],
  notes: [],
  provenance: null,
} satisfies Partial<LiabilityChangeView>;

type Explained = { readonly from: string; readonly to: string } & Pick<
  LiabilityChangeView,
  "finding" | "earlierCents" | "laterCents" | "bridge" | "parts" | "splits" | "notes"
>;

/** The same with counts of people rounded, where they are. */
function rounded(explained: Explained, rounding: Rounding | undefined): Explained {
  if (rounding === undefined) return explained;
  const { from, to, parts, splits, notes } = explained;
  const name = `change ${from} ${to}`;
  return {
    ...explained,
    parts: parts.map((part) => ({
      ...part,
      people: roundPeople(rounding, `${name} ${part.cause}`, part.people),
    })),
    splits: splits.map(({ groups, ...split }) => ({
      ...split,
      groups: groups.map((group) => ({
        ...group,
        people: roundPeople(rounding, `${name} ${split.split} ${group.key}`, group.people),
      })),
    })),
    notes: [...notes, roundingWords(rounding.base)],
  };
}

async function betweenMonths(
  workspace: Workspace,
  facts: ChangeFacts,
  query: LiabilityChangeQuery,
): Promise<Explained> {
  const { from, to } = chosenMonths(facts, query);
  const earlier = comparedMonth(facts, from, to);
  const later = comparedMonth(facts, to, from);
  const names = await readMunicipalityNames(workspace.store.reader);
  const explain = ({ group, groups }: Grouping): ReturnType<typeof explainMonths> =>
    explainMonths({ earlier, later, group, groupCount: groups.length });
  const homes = byMunicipality(earlier.own, later.own, names);
  const ages = byAge(facts.sources.birthMonth, to);
  const whole = explain(homes);
  const grounds = byGround(earlier.own, later.own);
  const own = { earlier: earlier.own, later: later.own };
  const splits: LiabilityChangeView["splits"] = [
    {
      split: "ground",
      title: splitTitles.ground,
      groups: shownGroups(grounds, explain(grounds).groups, own),
    },
    {
      split: "municipality",
      title: splitTitles.municipality,
      groups: shownGroups(homes, whole.groups, own),
    },
    { split: "age", title: splitTitles.age, groups: shownGroups(ages, explain(ages).groups, own) },
  ];
  const parts = partsOf("months", whole.parts, whole.people);
  const change = { from, to, earlierCents: whole.earlierCents, laterCents: whole.laterCents };
  return {
    ...changeView("months", change, parts),
    finding: monthsFinding({ ...change, parts }),
    splits: splits.filter(({ groups }) => groups.length > 1),
    notes: notesOf(to, earlier.stillComingCents + later.stillComingCents),
  };
}

/** Without a choice: the newest month against the same month a year before. */
function chosenMonths(
  { months }: ChangeFacts,
  query: LiabilityChangeQuery,
): { readonly from: Month; readonly to: Month } {
  const [oldest] = months;
  const newest = months.at(-1);
  if (oldest === undefined || newest === undefined) throw new TypeError("there are months");
  const to = chosen(months, query.to) ?? newest;
  const yearBefore = Math.max(oldest, to - 12);
  const from = chosen(months, query.from) ?? months.find((at) => at === yearBefore) ?? oldest;
  return from <= to ? { from, to } : { from: to, to: from };
}

function chosen(months: readonly Month[], asked: string | undefined): Month | undefined {
  if (asked === undefined) return undefined;
  const at = parseMonth(asked);
  const found = months.find((each) => each === at);
  if (found === undefined) throw new AppError("NOT_FOUND", { what: asked });
  return found;
}

function comparedMonth(
  facts: ChangeFacts,
  at: Month,
  other: Month,
): Parameters<typeof explainMonths>[0]["earlier"] {
  const own = facts.personMonth(at);
  return {
    month: at,
    own,
    owedUnderOtherCents: facts.personMonth(at, other).owedCents,
    stillComingCents: facts.stillComing(at),
  };
}

function notesOf(to: Month, stillComing: number): Localised[] {
  return [
    ...(stillComing === 0 ? [] : [provisionalNote(stillComing)]),
    ...(to < generalBenefitFrom ? [] : [generalBenefitNote]),
  ];
}

interface ForecastChoice {
  readonly madeIn: Month;
  readonly of: Month;
}

/** Months whose forecast could have been made from enough months, newest last. */
function forecastChoices({ months }: ChangeFacts): readonly ForecastChoice[] {
  const [oldest] = months;
  if (oldest === undefined) return [];
  return months.flatMap((of) =>
    forecastsMade.flatMap((ahead) => {
      const madeIn = months.find((at) => at === of - ahead);
      const enough = madeIn !== undefined && madeIn - oldest >= fewestMonths;
      return enough ? [{ madeIn, of }] : [];
    }),
  );
}

async function fromForecast(
  workspace: Workspace,
  facts: ChangeFacts,
  query: LiabilityChangeQuery,
): Promise<Explained | undefined> {
  const choices = forecastChoices(facts);
  const to = chosen(facts.months, query.to) ?? choices.at(-1)?.of;
  const asked = query.from === undefined ? undefined : chosen(facts.months, query.from);
  const made = choices.filter(({ of }) => of === to);
  const choice = asked === undefined ? made[0] : made.find(({ madeIn }) => madeIn === asked);
  if (choice === undefined) {
    if (query.from !== undefined && to !== undefined) {
      throw new AppError("NOT_FOUND", { what: `${query.from} – ${formatMonth(to)}` });
    }
    return undefined;
  }
  const { madeIn, of } = choice;
  const task: PastForecastTask = {
    sources: shareSources(facts.sources),
    madeIn,
    month: of,
    today: workspace.clock(),
    stillComing: facts.stillComing(of),
  };
  const [change] = await runInWorkers<PastForecastTask, ForecastChange | undefined>({
    module: new URL("past-forecast.ts", import.meta.url),
    tasks: [task],
    // One would run in the thread that answers everybody.
    threads: 2,
  });
  if (change === undefined) return undefined;
  const { forecastCents, outcomeCents } = change;
  const parts = partsOf("forecast", change.parts, undefined);
  const totals = { from: madeIn, to: of, earlierCents: forecastCents, laterCents: outcomeCents };
  return {
    ...changeView("forecast", totals, parts),
    finding: forecastFinding({ ...totals, parts }),
    splits: [],
    notes: notesOf(of, facts.stillComing(of)),
  };
}

/** Parts in the order they are told, without those that are nothing; small groups of people are told together. */
function partsOf(
  kind: LiabilityChangeKind,
  amounts: CauseCents,
  people: ChangedPeople | undefined,
): LiabilityChangePart[] {
  const words = kind === "months" ? monthCauses : forecastCauses;
  const together = people !== undefined && (isSmall(people.inflow) || isSmall(people.exits));
  const part = (
    cause: LiabilityChangeCause,
    value: number,
    count: number | undefined,
  ): LiabilityChangePart => ({
    cause,
    ...words[cause],
    cents: cents(value),
    people: count === undefined || isSmall(count) ? null : count,
  });
  const told = changeCauses.flatMap((cause) => {
    if (together && cause === "exits") return [];
    if (together && cause === "inflow") {
      const both = people.inflow + people.exits;
      return [part("turnover", amounts.inflow + amounts.exits, both)];
    }
    const count = cause === "inflow" || cause === "exits" ? people?.[cause] : undefined;
    return [part(cause, amounts[cause], count)];
  });
  return told.filter(({ cents: value, people: count }) => value !== 0 || (count ?? 0) > 0);
}

function isSmall(count: number): boolean {
  return isTooFew(count);
}

function changeView(
  kind: LiabilityChangeKind,
  change: {
    readonly from: Month;
    readonly to: Month;
    readonly earlierCents: number;
    readonly laterCents: number;
  },
  parts: LiabilityChangePart[],
): Pick<Explained, "from" | "to" | "earlierCents" | "laterCents" | "bridge" | "parts"> {
  const { from, to, earlierCents, laterCents } = change;
  const [before, after] = bridgeEnds[kind](from, to);
  const bridge: BridgeStep[] = [
    { id: "earlier", label: before, cents: cents(earlierCents), kind: "total" },
    ...parts
      .filter(({ cents: value }) => value !== 0)
      .map(({ cause, title, cents: value }): BridgeStep => ({
        id: cause,
        label: title,
        cents: cents(value),
        kind: "change",
      })),
    { id: "later", label: after, cents: cents(laterCents), kind: "total" },
  ];
  return { from: formatMonth(from), to: formatMonth(to), earlierCents, laterCents, bridge, parts };
}
