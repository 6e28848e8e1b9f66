import type { NowcastView } from "@luotsi/contract";
import { useMemo, useState, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { FigureCard } from "../parts/figure-card.tsx";
import type { TableColumn } from "../parts/table-column.ts";
import { liabilityNowMessages } from "./messages.ts";

type Delay = NowcastView["delays"][number];

/** When a month's euros are known: what the late part rests on. */
export function DelaySection({ view }: { readonly view: NowcastView }): ReactElement {
  const t = useMessages(liabilityNowMessages).now;
  const text = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const columns = useMemo(
    (): readonly TableColumn<Delay>[] => [
      {
        id: "months",
        title: t.monthsAfter,
        value: ({ monthsAfter }) => monthsAfter,
      },
      {
        id: "share",
        title: t.share,
        kind: "number",
        value: ({ share }) => 100 * share,
        text: ({ share }) => format.number(100 * share, { decimals: 1 }),
      },
    ],
    [t, format],
  );
  const sentences = view.delaySentences.map((sentence) => text(sentence));
  const { provenance } = view;
  return (
    <section className="liability-now-part">
      <h2>{t.delays}</h2>
      {sentences.map((sentence) => (
        <p key={sentence} className="liability-now-lead">
          {sentence}
        </p>
      ))}
      <div className="liability-now-narrow">
        <DataTable
          caption={t.delayTable}
          columns={columns}
          rows={unfinished(view.delays)}
          rowKey={({ monthsAfter }) => String(monthsAfter)}
          fileName={`kuntaosuus-viive-${view.thisMonth}`}
          empty={t.cannotSay}
        />
      </div>
      {provenance !== null && (
        <p className="liability-now-next">
          <button
            type="button"
            className="liability-now-link"
            aria-haspopup="dialog"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t.howKnown}
          </button>
        </p>
      )}
      {isOpen && provenance !== null && (
        <FigureCard
          facts={{ title: t.title, value: undefined, trust: "provisional", provenance }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </section>
  );
}

/** Up to and with the first month after which all is known. */
function unfinished(delays: readonly Delay[]): readonly Delay[] {
  const last = delays.findLastIndex(({ share }) => Math.abs(1 - share) >= 0.0005);
  return delays.slice(0, last + 2);
}
