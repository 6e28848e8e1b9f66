import { DifferenceBars, differenceBarsTable } from "@luotsi/charts";
import type { ScenarioComparison } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { Loaded } from "../parts/loaded.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { scenarioMessages } from "./messages.ts";
import { useComparison } from "./queries.ts";
import { comparisonBars } from "./scenario-chart.ts";
import { comparisonFinding } from "./scenario-findings.ts";

type Compared = ScenarioComparison["scenarios"][number];

interface ComparisonViewProps {
  /** As in the address: `id.version`, separated by commas. */
  readonly scenarios: string;
  readonly onClose: () => void;
}

/** Saved scenarios side by side, each against the same baseline. */
export function ComparisonView({ scenarios, onClose }: ComparisonViewProps): ReactElement {
  const t = useMessages(scenarioMessages).comparison;
  const comparison = useComparison(scenarios);
  return (
    <section className="scenario-comparison" aria-label={t.title}>
      <div className="scenario-comparison-head">
        <h2>{t.title}</h2>
        <Button size="small" variant="secondary" onClick={onClose}>
          {t.close}
        </Button>
      </div>
      <Loaded query={comparison} height={420}>
        {(view) => <Comparison view={view} />}
      </Loaded>
    </section>
  );
}

function Comparison({ view }: { readonly view: ScenarioComparison }): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  const format = useFormat();
  const title = comparisonFinding(view.scenarios, { t, format });
  const bars = comparisonBars(view.scenarios, title, { t, format });
  return (
    <>
      <p>{text(view.finding)}</p>
      <ChartFrame
        title={title}
        subtitle={t.comparison.subtitle}
        fileName="skenaariot-vertailu"
        table={differenceBarsTable(bars, {
          label: t.comparison.scenario,
          value: t.comparison.difference,
        })}
      >
        {({ width }) => <DifferenceBars view={bars} width={width} />}
      </ChartFrame>
      <ComparisonTable view={view} />
      <MunicipalityTable view={view} />
    </>
  );
}

function ComparisonTable({ view }: { readonly view: ScenarioComparison }): ReactElement {
  const t = useMessages(scenarioMessages).comparison;
  const text = useText();
  const format = useFormat();
  const hasServices = view.scenarios.some(({ netCents }) => netCents !== null);
  const columns = useMemo(
    (): readonly TableColumn<Compared>[] => [
      {
        id: "name",
        title: t.scenario,
        value: ({ name }) => name,
        cell: scenarioCell,
      },
      {
        id: "changes",
        title: t.changes,
        value: ({ changes }) => changes.map((change) => text(change)).join("; "),
      },
      {
        id: "total",
        title: t.total,
        kind: "number",
        value: ({ total }) => total.scenario.cents / 100,
        text: ({ total }) => format.millions(total.scenario.cents, { decimals: 2 }),
      },
      {
        id: "difference",
        title: t.difference,
        kind: "number",
        value: ({ total }) => total.difference.cents / 100,
        text: ({ total }) => format.wholeEuros(total.difference.cents, { sign: "always" }),
      },
      ...view.baseline.years.map(({ year }): TableColumn<Compared> => ({
        id: String(year),
        title: String(year),
        kind: "number",
        value: (row) => differenceIn(row, year) / 100,
        text: (row) => format.wholeEuros(differenceIn(row, year), { sign: "always" }),
      })),
      ...(hasServices
        ? [
            {
              id: "net",
              title: t.net,
              kind: "number",
              value: ({ netCents }) => (netCents === null ? null : netCents / 100),
              text: ({ netCents }) =>
                netCents === null ? "–" : format.wholeEuros(netCents, { sign: "always" }),
            } satisfies TableColumn<Compared>,
          ]
        : []),
    ],
    [t, text, format, view, hasServices],
  );
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={view.scenarios}
      rowKey={({ id, version }) => `${id}.${version}`}
      fileName="skenaariot-rinnakkain"
    />
  );
}

function scenarioCell(compared: Compared): ReactElement {
  return <ScenarioLink compared={compared} />;
}

function ScenarioLink({ compared }: { readonly compared: Compared }): ReactElement {
  const t = useMessages(scenarioMessages).comparison;
  const { id, version, name, isWithdrawn } = compared;
  return (
    <>
      <Link to={`/talous/skenaariot/${id}`} search={{ v: String(version) }}>
        {name}
      </Link>
      {isWithdrawn && <span className="quiet"> {t.withdrawn}</span>}
    </>
  );
}

function differenceIn({ years }: Compared, year: number): number {
  return years.find((each) => each.year === year)?.differenceCents ?? 0;
}

interface MunicipalityRow {
  readonly key: string;
  readonly name: string;
  readonly cents: readonly number[];
}

function MunicipalityTable({ view }: { readonly view: ScenarioComparison }): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  const format = useFormat();
  const { scenarios } = view;
  const columns = useMemo(
    (): readonly TableColumn<MunicipalityRow>[] => [
      { id: "name", title: t.answer.municipality, value: ({ name }) => name },
      ...scenarios.map(({ id, version, name }, at): TableColumn<MunicipalityRow> => ({
        id: `${id}.${version}`,
        title: name,
        kind: "number",
        value: ({ cents }) => (cents[at] ?? 0) / 100,
        text: ({ cents }) => format.wholeEuros(cents[at] ?? 0, { sign: "always" }),
      })),
    ],
    [t, format, scenarios],
  );
  const rows = (scenarios[0]?.byMunicipality ?? []).map(({ key, title }): MunicipalityRow => ({
    key,
    name: text(title),
    cents: scenarios.map(
      ({ byMunicipality }) => byMunicipality.find((each) => each.key === key)?.differenceCents ?? 0,
    ),
  }));
  return (
    <DataTable
      caption={t.comparison.byMunicipality}
      columns={columns}
      rows={rows.filter(({ cents }) => cents.some((each) => each !== 0))}
      rowKey={({ key }) => key}
      fileName="skenaariot-kunnittain"
    />
  );
}
