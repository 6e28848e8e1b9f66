import type {
  LiabilityChangeGroup,
  LiabilityChangePart,
  LiabilityChangeView,
} from "@luotsi/contract";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { liabilityNowMessages } from "./messages.ts";

/** The parts with what is counted in each. */
export function PartsTable({ view }: { readonly view: LiabilityChangeView }): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const text = useText();
  const format = useFormat();
  const columns = useMemo((): readonly TableColumn<LiabilityChangePart>[] => {
    const people: TableColumn<LiabilityChangePart> = {
      id: "people",
      title: t.people,
      kind: "number",
      value: (part) => part.people,
      text: (part) => (part.people === null ? "" : format.count(part.people)),
    };
    return [
      { id: "cause", title: t.cause, value: ({ title }) => text(title) },
      {
        id: "cents",
        title: t.cents,
        kind: "number",
        value: ({ cents }) => cents / 100,
        text: ({ cents }) => format.euros(cents, { sign: "always" }),
      },
      ...(view.kind === "months" ? [people] : []),
      { id: "meaning", title: t.meaning, value: ({ definition }) => text(definition) },
    ];
  }, [t, text, format, view.kind]);
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={view.parts}
      rowKey={({ cause }) => cause}
      fileName={`kuntaosuus-muutos-${view.from ?? ""}-${view.to ?? ""}`}
      empty={t.noData}
    />
  );
}

const causes = [
  "law",
  "inflow",
  "exits",
  "step_mix",
  "daily_amount",
  "paid_days",
  "calendar",
] as const;

interface GroupsTableProps {
  readonly view: LiabilityChangeView;
  readonly split: LiabilityChangeView["splits"][number];
}

/** The same parts by municipality or age group; parts that are nothing in every group are left out. */
export function GroupsTable({ view, split }: GroupsTableProps): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const text = useText();
  const format = useFormat();
  const { from, to } = view;
  const columns = useMemo((): readonly TableColumn<LiabilityChangeGroup>[] => {
    const money = (
      id: string,
      title: string,
      amount: { of: (group: LiabilityChangeGroup) => number | null; signed: boolean },
    ): TableColumn<LiabilityChangeGroup> => ({
      id,
      title,
      kind: "number",
      value: (group) => {
        const cents = amount.of(group);
        return cents === null ? null : cents / 100;
      },
      text: (group) => {
        const cents = amount.of(group);
        if (cents === null) return t.hidden;
        return format.wholeEuros(cents, amount.signed ? { sign: "always" } : {});
      },
    });
    const told = causes.flatMap((cause, i) =>
      split.groups.some(({ cents }) => cents[i] !== 0) ? [{ cause, i }] : [],
    );
    return [
      { id: "group", title: t.group, value: ({ title }) => text(title) },
      {
        id: "people",
        title: t.people,
        kind: "number",
        value: ({ people }) => people,
        text: ({ people }) => (people === null ? format.fewerThan(5) : format.count(people)),
      },
      money("earlier", t.earlier(from === null ? "" : format.monthNumber(from)), {
        of: ({ earlierCents }) => earlierCents,
        signed: false,
      }),
      money("later", t.later(to === null ? "" : format.monthNumber(to)), {
        of: ({ laterCents }) => laterCents,
        signed: false,
      }),
      ...told.map(({ cause, i }) =>
        money(cause, t.groupCauses[cause], { of: ({ cents }) => cents[i] ?? null, signed: true }),
      ),
    ];
  }, [t, text, format, split, from, to]);
  return (
    <DataTable
      caption={text(split.title)}
      columns={columns}
      rows={split.groups}
      rowKey={({ key }) => key}
      fileName={`kuntaosuus-muutos-${split.split}-${from ?? ""}-${to ?? ""}`}
      empty={t.noData}
    />
  );
}
