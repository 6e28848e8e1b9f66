import type { LiabilityChangeKind, LiabilityChangeView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import type { ChangeFilters as ChangeChoices } from "../parts/use-filters.ts";
import { liabilityNowMessages } from "./messages.ts";

const kinds = ["months", "forecast"] as const satisfies readonly LiabilityChangeKind[];

interface ChangeFiltersProps {
  readonly view: LiabilityChangeView;
  readonly onChange: ChangeChoices<"kind" | "from" | "to">;
}

/** What is compared, as one sentence. */
export function ChangeFilters({ view, onChange }: ChangeFiltersProps): ReactElement {
  const t = useMessages(liabilityNowMessages).change;
  const format = useFormat();
  const isMonths = view.kind === "months";
  const options = (months: readonly string[]): readonly { value: string; text: string }[] =>
    months.map((month) => ({ value: month, text: format.month(month) }));
  const made = view.forecasts.filter(({ month }) => month === view.to);
  const choicesTo = isMonths ? view.months : [...new Set(view.forecasts.map(({ month }) => month))];
  return (
    <FilterLine
      sentence={isMonths ? t.monthsFilter : t.forecastFilter}
      places={{
        kind: (
          <InlineSelect
            label={t.kind}
            value={view.kind}
            options={kinds.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
            onChange={(kind) => {
              onChange({ kind, from: "", to: "" });
            }}
          />
        ),
        from: (
          <InlineSelect
            label={isMonths ? t.from : t.madeIn}
            value={view.from ?? ""}
            options={options(isMonths ? view.months : made.map(({ madeIn }) => madeIn))}
            onChange={(from) => {
              onChange({ from, to: view.to ?? "" });
            }}
          />
        ),
        to: (
          <InlineSelect
            label={isMonths ? t.to : t.of}
            value={view.to ?? ""}
            options={options(choicesTo)}
            onChange={(to) => {
              onChange(isMonths ? { from: view.from ?? "", to } : { from: "", to });
            }}
          />
        ),
      }}
    />
  );
}
