import type { Localised } from "@luotsi/base";
import type {
  AssumptionEffectsView,
  BridgeStep,
  FundingModelsView,
  ModelGroupRow,
  ModelGroups,
} from "@luotsi/contract";

import { uncapitalised } from "../finance/capitalised.ts";
import type { Format } from "../language/format.ts";
import { longestTitle } from "../scenarios/title-parts.ts";
import type { FundingModelMessages } from "./messages.fi.ts";

/** What findings are written with. */
export interface ModelWords {
  readonly t: FundingModelMessages;
  readonly format: Format;
  readonly text: (localised: Localised) => string;
}

/** Which cause brings most of what is added; where the new model costs less, most of what is taken off. */
export function bridgeFinding(
  { bridge, differenceCents }: Pick<FundingModelsView, "bridge" | "differenceCents">,
  { t, format, text }: ModelWords,
): string {
  const words = t.bridge.finding;
  const changes = bridge.filter(({ kind, cents }) => kind === "change" && cents !== 0);
  if (changes.length === 0) return differenceCents === 0 ? words.same : t.bridge.title;
  if (differenceCents === 0) return words.even;
  const way = differenceCents > 0 ? "more" : "less";
  const steps = changes.filter(({ cents }) => cents > 0 === differenceCents > 0);
  const most = onlyLargest(steps, ({ cents }) => cents);
  if (most === undefined || most.id === hiddenStep) return t.bridge.title;
  const cause = uncapitalised(text(most.label));
  if (changes.some(({ id }) => id === hiddenStep)) return words[way].shown(cause);
  if (steps.length === 1) return words[way].whole(cause);
  const sum = steps.reduce((so, { cents }) => so + cents, 0);
  return words[way].part(format.part(most.cents / sum), cause);
}

/** What stands together in the bridge because its causes are too small to be shown one by one. */
const hiddenStep: BridgeStep["id"] = "hidden";

/** Which model is dearest in how many of the months. */
export function monthsFinding(
  { models, months }: Pick<FundingModelsView, "models" | "months">,
  { t, format, text }: ModelWords,
): string {
  const words = t.months.finding;
  if (months.length === 0 || models.length === 0) return t.months.title;
  if (months.every(({ owedCents }) => new Set(owedCents).size === 1)) return words.same;
  const wins = models.map((model, at) => ({
    model,
    count: months.filter(({ owedCents }) => isDearest(at, owedCents)).length,
  }));
  const often = onlyLargest(wins, ({ count }) => count);
  if (often === undefined)
    return wins.some(({ count }) => count > 0) ? words.varies : t.months.title;
  const name = uncapitalised(text(often.model.shortTitle));
  if (months.length === 1) return words.once(name);
  if (often.count === months.length) return words.always(name);
  return words.often(format.count(often.count), format.count(months.length), name);
}

/** Does this model cost more than each of the others? */
function isDearest(at: number, owedCents: readonly number[]): boolean {
  const own = owedCents[at] ?? 0;
  return owedCents.every((cents, other) => other === at || cents < own);
}

/** Which group costs most more and which less; of hidden groups only that there are some. */
export function groupsFinding(groups: ModelGroups, words: ModelWords): string {
  const { t, text } = words;
  const shown = groups.rows.flatMap((row): ShownRow[] =>
    row.differenceCents === null ? [] : [{ row, cents: row.differenceCents }],
  );
  const scope = shown.length === groups.rows.length ? "all" : "shown";
  const plain = t.groups.title(text(groups.title));
  if (shown.length === 0) return plain;
  if (shown.every(({ cents }) => cents === 0)) return t.groups.equal[scope];
  const up = sideOf(shown.filter(({ cents }) => cents > 0));
  const down = sideOf(shown.filter(({ cents }) => cents < 0));
  if (up.isTied || down.isTied) return plain;
  const said = ({ most }: Side): string => (most === undefined ? "" : rowText(groups, most, words));
  const starts = (side: Side): "only" | "most" | "shown" => {
    if (scope === "shown") return scope;
    return side.count === 1 ? "only" : "most";
  };
  if (up.most === undefined) return `${t.groups.less[starts(down)]}: ${said(down)}`;
  const first = `${t.groups.more[starts(up)]}: ${said(up)}`;
  if (down.most === undefined) return first;
  const both = `${first}; ${t.groups.andLess[down.count === 1 ? "only" : "most"]}: ${said(down)}`;
  return both.length <= longestTitle ? both : first;
}

interface ShownRow {
  readonly row: ModelGroupRow;
  readonly cents: number;
}

/** The groups on one side of zero: how many, and the farthest out unless several are. */
interface Side {
  readonly count: number;
  readonly most: ShownRow | undefined;
  readonly isTied: boolean;
}

function sideOf(rows: readonly ShownRow[]): Side {
  const most = onlyLargest(rows, ({ cents }) => cents);
  return { count: rows.length, most, isTied: rows.length > 0 && most === undefined };
}

function rowText({ id }: ModelGroups, { row, cents }: ShownRow, words: ModelWords): string {
  const { format } = words;
  return `${groupName(id, row, words)} (${format.shortEuros(cents, { sign: "always" })})`;
}

/** A group as a title names it: `ikä 25–29`; the chart's own name says only `25–29`. */
function groupName(
  id: ModelGroups["id"],
  row: Pick<ModelGroupRow, "code" | "title">,
  { t, text }: Pick<ModelWords, "t" | "text">,
): string {
  const name = groupLabel(id, row, { t, text });
  if (id === "cause") return uncapitalised(name);
  return id === "age" ? t.groups.ofAge(name) : name;
}

/** A group beside its bar and in its table: those in no group of the integration act are no mere `ei` there. */
export function groupLabel(
  id: ModelGroups["id"],
  { code, title }: Pick<ModelGroupRow, "code" | "title">,
  { t, text }: Pick<ModelWords, "t" | "text">,
): string {
  return id === "integration" && code === "none" ? t.groups.noIntegration : text(title);
}

/** Which answer of those drawn would change the year most. */
export function effectsFinding(
  view: Pick<AssumptionEffectsView, "effects">,
  { t, format, text }: ModelWords,
): string {
  const words = t.effects.chartFinding;
  const answers = drawnAnswers(view);
  if (answers.length === 0) return t.effects.chart;
  if (answers.every(({ cents }) => cents === 0)) return words.none;
  const most = onlyLargest(answers, ({ cents }) => cents);
  if (most === undefined) return t.effects.chart;
  const money = format.shortEuros(most.cents, { sign: "always" });
  const question = text(most.effect.title);
  const whole = words.most(money, `${question}, ${text(most.answer.text)}`);
  return whole.length <= longestTitle ? whole : words.most(money, question);
}

/** Its alternative is no other figure but none, and it would dwarf the others: it is told in words. */
const generalBenefit = "general_benefit_shares";

interface DrawnAnswer {
  readonly effect: AssumptionEffectsView["effects"][number];
  readonly answer: AssumptionEffectsView["effects"][number]["answers"][number];
  readonly cents: number;
}

/** The answers that have a bar: those tried in the place of a default. */
export function drawnAnswers({
  effects,
}: Pick<AssumptionEffectsView, "effects">): readonly DrawnAnswer[] {
  return effects
    .filter(({ id, kind }) => kind === "tried" && id !== generalBenefit)
    .flatMap((effect) =>
      effect.answers
        .filter(({ isDefault }) => !isDefault)
        .map((answer) => ({ effect, answer, cents: answer.differenceCents ?? 0 })),
    );
}

/** What is farthest from zero; undefined when several are as far, or none is off it. */
function onlyLargest<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
): Item | undefined {
  const largest = Math.max(0, ...items.map((item) => Math.abs(sizeOf(item))));
  const [most, another] = items.filter((item) => Math.abs(sizeOf(item)) === largest);
  return largest === 0 || another !== undefined ? undefined : most;
}
