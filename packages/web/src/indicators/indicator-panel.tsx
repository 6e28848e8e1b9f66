import { HeatTable, heatTableHeight, LineChart } from "@luotsi/charts";
import type { IndicatorResult } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { FigureButton } from "./figure-button.tsx";
import { drawsLines, groupHeat, groupLines, groupTable, type HeatWords } from "./group-chart.ts";
import { indicatorChart, indicatorChartTable } from "./indicator-chart.ts";
import { indicatorMessages } from "./messages.ts";
import { pointText } from "./point-text.ts";

interface IndicatorPanelProps {
  readonly result: IndicatorResult;
  /** A chart by itself is higher than one among many, and its finding stands above the page already. */
  readonly isAlone: boolean;
}

/** One indicator: what is the case, its line over time, and how far it may be trusted. */
export function IndicatorPanel({ result, isAlone }: IndicatorPanelProps): ReactElement {
  const isWhole = result.series.every(({ group }) => group.length === 0);
  return isWhole ? (
    <WholePanel result={result} isAlone={isAlone} />
  ) : (
    <GroupPanel result={result} isAlone={isAlone} />
  );
}

const loneHeight = 360;
const panelHeight = 230;
const emptyHeight = 96;

function heightOf({ result, isAlone }: IndicatorPanelProps): number {
  const isEmpty = result.series.every(({ points }) => points.every(({ value }) => value === null));
  if (isEmpty) return emptyHeight;
  return isAlone ? loneHeight : panelHeight;
}

function WholePanel(props: IndicatorPanelProps): ReactElement {
  const { result } = props;
  const words = useWords(false);
  const view = indicatorChart(result, words);
  return (
    <ChartFrame
      {...useTitles(props)}
      fileName={result.indicator.id}
      height={heightOf(props)}
      table={indicatorChartTable(result, view, words)}
      note={<PanelNote result={result} />}
    >
      {(size) => (
        <LineChart view={view} size={size} writeTick={(value) => words.format.count(value)} />
      )}
    </ChartFrame>
  );
}

function GroupPanel(props: IndicatorPanelProps): ReactElement {
  const { result } = props;
  const words = useWords(true);
  const dimensions = result.series[0]?.group.map(({ dimension }) => dimension) ?? [];
  const frame = {
    ...useTitles(props),
    fileName: [result.indicator.id, ...dimensions].join("-"),
    table: groupTable(result, words),
    note: <PanelNote result={result} />,
  };
  if (drawsLines(result)) {
    const lines = groupLines(result, words);
    return (
      <ChartFrame {...frame} height={heightOf(props)}>
        {(size) => (
          <LineChart view={lines} size={size} writeTick={(value) => words.format.count(value)} />
        )}
      </ChartFrame>
    );
  }
  const heat = groupHeat(result, words);
  return (
    <ChartFrame {...frame} height={heatTableHeight(heat)}>
      {(size) => <HeatTable view={heat} width={size.width} />}
    </ChartFrame>
  );
}

/** Comparison with the official series, the trust mark and the card. */
function PanelNote({ result }: Pick<IndicatorPanelProps, "result">): ReactElement {
  const t = useMessages(indicatorMessages);
  const text = useText();
  const format = useFormat();
  const words = useWords(false);
  const { indicator, comparison, provenance, trust, series } = result;
  const last = series.length === 1 ? series[0]?.points.at(-1) : undefined;
  return (
    <span className="indicator-note">
      {provenance.uncertainty !== null && <span>{text(provenance.uncertainty)}</span>}
      {comparison !== null && <span>{text(comparison.text)}</span>}
      <FigureButton
        facts={{
          title: text(indicator.title),
          value:
            last === undefined
              ? undefined
              : `${pointText(indicator, last, words)} (${format.month(last.month)})`,
          trust,
          provenance,
          more: (
            <section>
              <h3>{t.differs}</h3>
              <p>{text(indicator.differs)}</p>
            </section>
          ),
        }}
      />
    </span>
  );
}

function useTitles({ result, isAlone }: IndicatorPanelProps): {
  readonly title: string;
  readonly subtitle: string;
} {
  const t = useMessages(indicatorMessages);
  const text = useText();
  const format = useFormat();
  const { indicator, series, finding } = result;
  const points = series[0]?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  const unit = indicator.unit === "share" ? t.shareUnit : t.countUnit;
  const measure =
    first === undefined || last === undefined
      ? ""
      : `${unit}, ${t.period(format.month(first.month), format.month(last.month))}.`;
  const question = text(indicator.question);
  return isAlone
    ? { title: question, subtitle: measure }
    : { title: text(finding), subtitle: `${question} ${measure}` };
}

function useWords(isGrouped: boolean): HeatWords & { readonly month: string } {
  const t = useMessages(indicatorMessages);
  return {
    format: useFormat(),
    text: useText(),
    own: t.own,
    none: t.noPoint,
    isGrouped,
    empty: t.nothingToDraw,
    provisional: t.open.toLowerCase(),
    hidden: t.notShown,
    month: t.month,
  };
}
