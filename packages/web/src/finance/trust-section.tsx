import type { CorrectionRow, CostType, FinanceView } from "@luotsi/contract";
import type { Localised } from "@luotsi/base";
import { useMemo, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import type { FinanceMessages } from "./messages.fi.ts";
import { financeMessages } from "./messages.ts";

/** How late the rows come, measured source by source. */
export function LagProfiles({ view }: { readonly view: FinanceView }): ReactElement | null {
  const t = useMessages(financeMessages);
  const text = useText();
  if (view.lagProfiles.length === 0) return null;
  return (
    <div className="finance-lag">
      <h3>{t.lagTitle}</h3>
      <dl>
        {view.lagProfiles.map(({ source, sentence }) => (
          <div key={source}>
            <dt>{named(t.lagSources, source)}</dt>
            <dd>{text(sentence)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What has been corrected in months that were closed, and where it shows. */
export function Corrections({ view }: { readonly view: FinanceView }): ReactElement {
  const t = useMessages(financeMessages);
  const format = useFormat();
  const count = view.corrections.length;
  return (
    <div className="finance-corrections">
      <h3>{t.correctionsTitle}</h3>
      <p className="finance-lead">
        {count === 0 ? t.noCorrections : t.correctionsCount(format.count(count))}{" "}
        <span className="quiet">{t.correctionsLead}</span>
      </p>
      {count > 0 && (
        <details open={count <= listedAtOnce}>
          <summary>{t.correctionsShow}</summary>
          <CorrectionTable view={view} />
        </details>
      )}
    </div>
  );
}

/** A longer list waits until it is asked for. */
const listedAtOnce = 6;

function CorrectionTable({ view }: { readonly view: FinanceView }): ReactElement {
  const t = useMessages(financeMessages);
  const columns = useCorrectionColumns(view);
  return (
    <DataTable
      caption={t.correctionsTitle}
      captionStyle="hidden"
      columns={columns}
      rows={view.corrections}
      rowKey={({ postedMonth, originMonth, measure }) => `${postedMonth} ${originMonth} ${measure}`}
      fileName={`talous-oikaisut-${view.year}`}
    />
  );
}

function useCorrectionColumns(view: FinanceView): readonly TableColumn<CorrectionRow>[] {
  const t = useMessages(financeMessages);
  const text = useText();
  const format = useFormat();
  return useMemo(() => {
    const titles = new Map<CostType, Localised>(view.costTypes.map(({ id, title }) => [id, title]));
    const titleOf = (id: CostType): string => {
      const title = titles.get(id);
      return title === undefined ? id : text(title);
    };
    return [
      {
        id: "posted",
        title: t.postedMonth,
        value: ({ postedMonth }) => postedMonth,
        text: ({ postedMonth }) => format.month(postedMonth),
      },
      {
        id: "origin",
        title: t.originMonth,
        value: ({ originMonth }) => originMonth,
        text: ({ originMonth }) => format.month(originMonth),
      },
      { id: "cost", title: t.costType, value: ({ costType }) => titleOf(costType) },
      { id: "measure", title: t.measure, value: ({ measure }) => named(t.measures, measure) },
      {
        id: "amount",
        title: t.amount,
        kind: "number",
        value: ({ cents }) => cents / 100,
        text: ({ cents }) => format.number(cents / 100, { decimals: 2, sign: "always" }),
      },
    ];
  }, [view.costTypes, t, text, format]);
}

/** The words of an id, or the id itself when this version has no words for it. */
function named(
  names: FinanceMessages["measures"] | FinanceMessages["lagSources"],
  id: string,
): string {
  return new Map<string, string>(Object.entries(names)).get(id) ?? id;
}
