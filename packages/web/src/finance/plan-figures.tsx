import type { CostTypeView, FinanceView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMay } from "../client/session.tsx";
import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import type { FigureFacts } from "../parts/figure-card.tsx";
import { KeyFigure, type FigureChange } from "../parts/key-figure.tsx";
import { TrustMark } from "../parts/trust-mark.tsx";
import { FigureValue } from "./figure-value.tsx";
import type { FinanceMessages } from "./messages.fi.ts";
import { financeMessages } from "./messages.ts";
import { actualMonths, isCertain, planProvenance, trustOf, type PlanTerm } from "./plan-facts.ts";
import type { OpenRows } from "./rows-address.ts";

interface CostFigures {
  readonly cost: CostTypeView;
  readonly onOpenRows: OpenRows | undefined;
}

interface PlanFiguresProps extends CostFigures {
  readonly liability: FinanceView["liability"];
}

/** The year's expectation with its deviation, then the plan it is measured against. */
export function PlanFigures({ cost, liability, onOpenRows }: PlanFiguresProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  const { plan } = cost;
  const certain = isCertain(plan);
  const change = deviationChange(plan.deviationCents, t, format);
  const range = plan.yearEnd;
  return (
    <div className="finance-figures">
      <div>
        <KeyFigure
          size="large"
          facts={{
            title: certain ? t.figures.yearDone : t.figures.yearEnd,
            value: range === null ? undefined : format.millions(range.mean),
            trust: trustOf(cost.months) === "frozen" && certain ? "frozen" : "provisional",
            provenance: planProvenance(cost.provenance, "yearEnd"),
            more: <RowsLink cost={cost} onOpenRows={onOpenRows} />,
          }}
          {...(cost.noForecast === null ? {} : { missing: text(cost.noForecast) })}
          {...(range === null || certain
            ? {}
            : { interval: format.millionsRange(range.lo80, range.hi80) })}
          {...(change === undefined ? {} : { change })}
        />
        <AssumptionNote cost={cost} liability={liability} />
      </div>
      <PlanLadder cost={cost} onOpenRows={onOpenRows} />
      {cost.backtest !== null && (
        <p className="finance-backtest">
          <strong>{t.backtestTitle}.</strong> {text(cost.backtest.sentence)}
        </p>
      )}
    </div>
  );
}

/** The law does not settle the share of the newest benefit: said where the figure stands. */
function AssumptionNote({
  cost,
  liability,
}: Pick<PlanFiguresProps, "cost" | "liability">): ReactElement | null {
  const t = useMessages(financeMessages);
  const rests = liability?.restsOnGeneralBenefit === true;
  if (cost.id !== "benefit-liability" || !rests) return null;
  return (
    <p className="finance-assumption">
      <a href="#maaritelmat">
        <TrustMark trust="assumption" text={t.generalBenefitNote} />
      </a>
    </p>
  );
}

function PlanLadder({ cost, onOpenRows }: CostFigures): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const { plan } = cost;
  const lines: readonly PlanFigureLine[] = [
    { term: "actual", title: toDateTitle(cost, t, format), cents: plan.actualToDateCents },
    { term: "previous", title: t.figures.previous, cents: plan.previousYearToDateCents },
    { term: "original", title: t.figures.original, cents: plan.originalBudgetCents },
    { term: "usePlan", title: t.figures.usePlan, cents: plan.usePlanCents },
    { term: "amendments", title: t.figures.amendments, cents: plan.amendmentsCents, sign: true },
    { term: "current", title: t.figures.current, cents: plan.currentPlanCents },
    { term: "deviation", title: t.figures.deviation, cents: plan.deviationCents, sign: true },
  ];
  return (
    <dl className="plan-ladder">
      {lines.map((line) => (
        <div key={line.term} data-term={line.term}>
          <dt>{line.title}</dt>
          <dd>
            <FigureValue
              facts={{
                ...lineFacts(line, cost, format),
                ...(planTerms.has(line.term)
                  ? { trustText: t.planTrust }
                  : { more: <RowsLink cost={cost} onOpenRows={onOpenRows} /> }),
              }}
              missing={t.cannotSay}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface PlanFigureLine {
  readonly term: PlanTerm;
  readonly title: string;
  readonly cents: number | null;
  /** Written with its sign, as a change. */
  readonly sign?: boolean;
}

function lineFacts(
  { term, title, cents, sign }: PlanFigureLine,
  cost: CostTypeView,
  format: Format,
): FigureFacts {
  const style = { decimals: 2, ...(sign === true ? { sign: "always" as const } : {}) };
  return {
    title,
    value: cents === null ? undefined : format.millions(cents, style),
    trust: planTerms.has(term) || term === "previous" ? "frozen" : trustOf(cost.months),
    provenance: planProvenance(cost.provenance, term),
  };
}

const planTerms: ReadonlySet<PlanTerm> = new Set(["original", "usePlan", "amendments", "current"]);

function RowsLink({ cost, onOpenRows }: CostFigures): ReactElement | null {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const mayRead = useMay("read-finance-rows");
  const last = actualMonths(cost).at(-1);
  if (!mayRead || onOpenRows === undefined || last === undefined) return null;
  return (
    <p>
      <button
        type="button"
        className="finance-link"
        onClick={() => {
          onOpenRows({ cost: cost.id, month: last.month, service: "" });
        }}
      >
        {t.rowsOf(format.month(last.month))}
      </button>
    </p>
  );
}

function toDateTitle(cost: CostTypeView, t: FinanceMessages, format: Format): string {
  const months = actualMonths(cost);
  const first = months.at(0);
  const last = months.at(-1);
  if (first === undefined || last === undefined) return t.figures.noActual;
  return first === last
    ? t.figures.toDateOne(format.month(first.month))
    : t.figures.toDate(format.shortMonth(first.month), format.shortMonth(last.month));
}

/** How the year differs from the plan in force, in words and with its direction. */
export function deviationChange(
  deviationCents: number | null,
  t: FinanceMessages,
  format: Format,
): FigureChange | undefined {
  if (deviationCents === null) return undefined;
  const size = format.millions(Math.abs(deviationCents));
  if (size === format.millions(0))
    return { text: t.asPlanned, direction: "level", tone: "neutral" };
  return deviationCents > 0
    ? { text: t.over(size), direction: "up", tone: "bad" }
    : { text: t.under(size), direction: "down", tone: "good" };
}
