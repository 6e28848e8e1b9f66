import { DifferenceBars, differenceBarsTable } from "@luotsi/charts";
import type { FundingModelsView, ModelGroupRow, ModelGroups } from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ChartFrame } from "../parts/chart-frame.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { fundingModelMessages } from "./messages.ts";
import { groupBars } from "./model-charts.ts";
import { groupLabel, groupsFinding } from "./model-findings.ts";

interface GroupSectionProps {
  readonly view: FundingModelsView;
  readonly by: string;
  readonly onChoose: (by: string) => void;
}

/** The contract hides counts of people below this. */
const smallestShown = 5;

/** Who gains and who loses, by the breakdown the reader chooses. */
export function GroupSection({ view, by, onChoose }: GroupSectionProps): ReactElement | null {
  const t = useMessages(fundingModelMessages);
  const text = useText();
  const format = useFormat();
  const { groupings, period } = view;
  const grouping = groupings.find(({ id }) => id === by) ?? groupings[0];
  if (grouping === undefined) return null;
  const words = { t, format, text };
  const finding = groupsFinding(grouping, words);
  const bars = groupBars(grouping, finding, words);
  return (
    <section className="models-part">
      <h2>{t.groups.heading}</h2>
      <FilterLine
        sentence={t.groups.sentence}
        places={{
          by: (
            <InlineSelect
              label={t.groups.by}
              value={grouping.id}
              options={groupings.map(({ id, title }) => ({ value: id, text: text(title) }))}
              onChange={onChoose}
            />
          ),
        }}
      />
      <ChartFrame
        title={finding}
        subtitle={t.groups.subtitle(text(period.title))}
        fileName={`rahoitusmallit-${grouping.id}-${period.from}-${period.to}`}
        note={text(grouping.note)}
        table={differenceBarsTable(bars, { label: t.groups.group, value: t.groups.difference })}
      >
        {({ width }) => <DifferenceBars view={bars} width={width} />}
      </ChartFrame>
      <GroupTable view={view} grouping={grouping} />
    </section>
  );
}

interface GroupTableProps {
  readonly view: FundingModelsView;
  readonly grouping: ModelGroups;
}

function GroupTable({ view, grouping }: GroupTableProps): ReactElement {
  const messages = useMessages(fundingModelMessages);
  const t = messages.groups;
  const text = useText();
  const format = useFormat();
  const { models } = view;
  const title = text(grouping.title);
  const columns = useMemo((): readonly TableColumn<ModelGroupRow>[] => {
    const hidden = (cents: number | null, sign?: "always"): string =>
      cents === null ? t.hidden : format.count(cents / 100, sign === undefined ? {} : { sign });
    return [
      { id: "group", title, value: (row) => groupLabel(grouping.id, row, { t: messages, text }) },
      {
        id: "people",
        title: t.people,
        kind: "number",
        value: ({ people }) => people,
        text: ({ people }) =>
          people === null ? format.fewerThan(smallestShown) : format.count(people),
      },
      ...models.map(({ id, shortTitle }, at): TableColumn<ModelGroupRow> => ({
        id,
        title: `${text(shortTitle)} €`,
        kind: "number",
        value: ({ owedCents }) => inEuros(owedCents[at] ?? null),
        text: ({ owedCents }) => hidden(owedCents[at] ?? null),
      })),
      {
        id: "difference",
        title: t.difference,
        kind: "number",
        value: ({ differenceCents }) => inEuros(differenceCents),
        text: ({ differenceCents }) => hidden(differenceCents, "always"),
      },
      {
        id: "per-person",
        title: t.differencePerPerson,
        kind: "number",
        value: (row) => inEuros(perPerson(row)),
        text: (row) => hidden(perPerson(row), "always"),
      },
    ];
  }, [messages, t, text, format, models, title, grouping.id]);
  return (
    <DataTable
      caption={title}
      columns={columns}
      rows={grouping.rows}
      rowKey={({ code }) => code}
      fileName={`rahoitusmallit-ryhmat-${view.period.from}-${view.period.to}`}
    />
  );
}

function inEuros(cents: number | null): number | null {
  return cents === null ? null : cents / 100;
}

function perPerson({ people, differenceCents }: ModelGroupRow): number | null {
  return people === null || people === 0 || differenceCents === null
    ? null
    : differenceCents / people;
}
