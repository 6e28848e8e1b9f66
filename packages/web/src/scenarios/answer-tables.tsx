import type { ScenarioAnswer, ScenarioLine } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { scenarioMessages } from "./messages.ts";
import { rangeText } from "./rough-euros.ts";

interface NamedLine extends ScenarioLine {
  readonly key: string;
  readonly name: string;
}

/** The same figures by year, municipality, group and step. */
export function AnswerTables({ answer }: { readonly answer: ScenarioAnswer }): ReactElement {
  const t = useMessages(scenarioMessages).answer;
  const text = useText();
  const total = { ...answer.total, key: "total", name: t.whole };
  return (
    <div className="scenario-tables">
      <LineTable
        caption={t.years}
        first={t.year}
        fileName="skenaario-vuosittain"
        rows={[
          ...answer.years.map((year) => ({
            ...year,
            key: String(year.year),
            name:
              year.months === 12
                ? String(year.year)
                : t.yearMonths(String(year.year), String(year.months)),
          })),
          total,
        ]}
      />
      <h2>{t.byWhom}</h2>
      <LineTable
        caption={t.municipalities}
        first={t.municipality}
        fileName="skenaario-kunnittain"
        rows={answer.byMunicipality
          .filter(({ baseline, scenario }) => baseline.cents !== 0 || scenario.cents !== 0)
          .map((group) => ({ ...group, name: capitalised(text(group.title)) }))}
      />
      <LineTable
        caption={t.groups}
        first={t.group}
        fileName="skenaario-ryhmittain"
        rows={[
          ...answer.byAge.map((group) => ({ ...group, name: capitalised(text(group.title)) })),
          ...answer.byIntegration.map((group) => ({
            ...group,
            name: capitalised(text(group.title)),
          })),
        ]}
      />
      <StepTable steps={answer.bySteps} />
    </div>
  );
}

interface LineTableProps {
  readonly caption: string;
  readonly first: string;
  readonly fileName: string;
  readonly rows: readonly NamedLine[];
}

function LineTable({ caption, first, fileName, rows }: LineTableProps): ReactElement {
  const t = useMessages(scenarioMessages).answer;
  const format = useFormat();
  const hasIntervals = rows.some(({ difference }) => difference.interval !== null);
  const columns = useMemo(
    (): readonly TableColumn<NamedLine>[] => [
      { id: "name", title: first, value: ({ name }) => name },
      ...(["baseline", "scenario"] as const).map((side): TableColumn<NamedLine> => ({
        id: side,
        title: `${t[side]}, ${t.euros}`,
        kind: "number",
        value: (row) => row[side].cents / 100,
        text: (row) => format.count(row[side].cents / 100),
      })),
      {
        id: "difference",
        title: `${t.difference}, ${t.euros}`,
        kind: "number",
        value: ({ difference }) => difference.cents / 100,
        text: ({ difference }) => format.count(difference.cents / 100, { sign: "always" }),
      },
      {
        id: "percent",
        title: t.changePercent,
        kind: "number",
        value: (row) => shareOf(row),
        text: (row) => {
          const share = shareOf(row);
          return share === null ? "–" : format.percent(share, { sign: "always" });
        },
      },
      ...(hasIntervals
        ? [
            {
              id: "interval",
              title: t.likely,
              kind: "number",
              value: ({ difference }) => (difference.interval?.lo80 ?? 0) / 100,
              text: ({ difference: { interval } }) =>
                interval === null ? "" : rangeText(interval.lo80, interval.hi80, format),
            } satisfies TableColumn<NamedLine>,
          ]
        : []),
    ],
    [first, t, format, hasIntervals],
  );
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      fileName={fileName}
    />
  );
}

/** The difference as percent of the baseline; null where the baseline is nothing. */
function shareOf({ baseline, difference }: ScenarioLine): number | null {
  return baseline.cents === 0 ? null : (difference.cents / baseline.cents) * 100;
}

type Step = ScenarioAnswer["bySteps"][number];

function StepTable({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  const t = useMessages(scenarioMessages).answer;
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<Step>[] => [
      {
        id: "percent",
        title: t.step,
        value: ({ percent }) => percent,
        text: ({ percent }) => format.percent(percent, { decimals: 0 }),
      },
      {
        id: "baseline",
        title: `${t.days}, ${t.baseline.toLowerCase()}`,
        kind: "number",
        value: ({ baselineDays }) => baselineDays,
        text: ({ baselineDays }) => format.count(baselineDays),
      },
      {
        id: "scenario",
        title: `${t.days}, ${t.scenario.toLowerCase()}`,
        kind: "number",
        value: ({ scenarioDays }) => scenarioDays,
        text: ({ scenarioDays }) => format.count(scenarioDays),
      },
      {
        id: "difference",
        title: t.difference,
        kind: "number",
        value: ({ baselineDays, scenarioDays }) => scenarioDays - baselineDays,
        text: ({ baselineDays, scenarioDays }) =>
          format.count(scenarioDays - baselineDays, { sign: "always" }),
      },
    ],
    [t, format],
  );
  return (
    <DataTable
      caption={t.steps}
      columns={columns}
      rows={steps}
      rowKey={({ percent }) => String(percent)}
      fileName="skenaario-portaittain"
    />
  );
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
