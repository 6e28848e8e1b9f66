import { BarsAgainstSteps, barsAgainstStepsTable, LineChart, lineChartTable } from "@luotsi/charts";
import type { CostTypeView, FinanceView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import {
  cumulativeChart,
  monthlyChart,
  sharedTop,
  tickDecimals,
  type CostPicture,
} from "./cost-chart.ts";
import type { ShowChoice } from "./finance-filters.tsx";
import { financeMessages } from "./messages.ts";
import { PlanFigures } from "./plan-figures.tsx";
import type { OpenRows } from "./rows-address.ts";

interface CostPicturesProps {
  readonly view: FinanceView;
  readonly show: ShowChoice;
  /** Opens the rows of a month; undefined when the reader may not see them. */
  readonly onOpenRows: OpenRows | undefined;
}

/** The two cost types side by side on one scale, each above its own figures. */
export function CostPictures({ view, show, onOpenRows }: CostPicturesProps): ReactElement {
  const t = useMessages(financeMessages);
  return (
    <section id="kuva" className="finance-part" aria-label={t.parts.picture}>
      <div className="finance-pair">
        {view.costTypes.map((cost) => (
          <div key={cost.id} className="finance-cost" data-cost={cost.id}>
            <CostChart cost={cost} view={view} show={show} onOpenRows={onOpenRows} />
            <PlanFigures cost={cost} liability={view.liability} onOpenRows={onOpenRows} />
          </div>
        ))}
      </div>
      <p className="chart-note finance-legend">
        {show === "monthly" ? t.legend : t.legendCumulative}
      </p>
    </section>
  );
}

interface CostChartProps extends CostPicturesProps {
  readonly cost: CostTypeView;
}

function CostChart({ cost, view, show, onOpenRows }: CostChartProps): ReactElement {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  const picture: CostPicture = {
    id: cost.id,
    title: text(cost.title),
    finding: text(cost.finding),
    months: cost.months,
    t,
    format,
  };
  const axisTop = sharedTop(view.costTypes, show);
  const year = String(view.year);
  const heading = { first: t.month };
  const drawing = {
    axisTop,
    writeTick: (value: number) => format.number(value, { decimals: tickDecimals(axisTop) }),
    ...(onOpenRows === undefined ? {} : { onSelect: (month: string) => openMonth(month) }),
  };
  const frame = { title: picture.finding, fileName: `talous-${cost.id}-${year}`, height: 280 };

  function openMonth(month: string): void {
    const hasActual = cost.months.some((each) => each.month === month && each.actualCents !== null);
    if (hasActual) onOpenRows?.({ cost: cost.id, month, service: "" });
  }

  if (show === "cumulative") {
    const chart = cumulativeChart(picture);
    return (
      <ChartFrame
        {...frame}
        subtitle={t.subtitleCumulative(picture.title, year)}
        table={lineChartTable(chart, heading)}
      >
        {(size) => <LineChart view={chart} size={size} {...drawing} />}
      </ChartFrame>
    );
  }
  const chart = monthlyChart(picture);
  return (
    <ChartFrame
      {...frame}
      subtitle={t.subtitleMonthly(picture.title, year)}
      table={barsAgainstStepsTable(chart, heading)}
    >
      {(size) => <BarsAgainstSteps view={chart} size={size} {...drawing} />}
    </ChartFrame>
  );
}
