import type { TimeView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import { financeMessages } from "./messages.ts";

export const timeViews = ["booked", "accrual", "invoice"] as const satisfies readonly TimeView[];
export const showChoices = ["monthly", "cumulative"] as const;
export type ShowChoice = (typeof showChoices)[number];

interface FinanceFiltersProps {
  readonly years: readonly number[];
  readonly year: number;
  readonly view: TimeView;
  readonly show: ShowChoice;
  readonly onChange: (changes: Readonly<Partial<Record<"year" | "view" | "show", string>>>) => void;
}

/** What the page shows, as one sentence. */
export function FinanceFilters(props: FinanceFiltersProps): ReactElement {
  const t = useMessages(financeMessages);
  return (
    <FilterLine
      sentence={t.filters}
      places={{
        year: (
          <InlineSelect
            label={t.year}
            value={String(props.year)}
            options={props.years.map((year) => ({ value: String(year), text: String(year) }))}
            onChange={(year) => {
              props.onChange({ year });
            }}
          />
        ),
        view: (
          <InlineSelect
            label={t.viewLabel}
            value={props.view}
            options={timeViews.map((view) => ({ value: view, text: t.views[view] }))}
            onChange={(view) => {
              props.onChange({ view });
            }}
          />
        ),
        show: (
          <InlineSelect
            label={t.showLabel}
            value={props.show}
            options={showChoices.map((show) => ({ value: show, text: t.shows[show] }))}
            onChange={(show) => {
              props.onChange({ show });
            }}
          />
        ),
      }}
    />
  );
}
