import { formatMonth, monthRange, parseMonth } from "@luotsi/base";
import type { IndicatorListView, IndicatorValuesView } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { FilterLine, InlineSelect } from "../parts/filter-line.tsx";
import type { ChangeFilters } from "../parts/use-filters.ts";
import { byText, dimensionsOf, type IndicatorFilters } from "./indicator-filters.ts";
import { indicatorMessages } from "./messages.ts";

interface IndicatorFilterLineProps {
  readonly list: IndicatorListView;
  readonly view: IndicatorValuesView;
  readonly filters: IndicatorFilters;
  readonly onChange: ChangeFilters<keyof IndicatorFilters>;
}

/** What is shown, as a sentence: which indicators, when, and by what they are broken down. */
export function IndicatorFilterLine(props: IndicatorFilterLineProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const [first] = dimensionsOf(props.filters.by);
  return (
    <FilterLine
      sentence={pairsOf(props, first).length === 0 ? t.filters : t.filtersTwo}
      places={{
        indicator: <IndicatorSelect {...props} />,
        from: <MonthSelect {...props} end="from" />,
        to: <MonthSelect {...props} end="to" />,
        by: <DimensionSelect {...props} place={0} />,
        by2: <DimensionSelect {...props} place={1} />,
      }}
    />
  );
}

function pairsOf({ list }: IndicatorFilterLineProps, first: string): readonly string[] {
  return list.dimensions.find(({ id }) => id === first)?.pairs ?? [];
}

function IndicatorSelect({ list, filters, onChange }: IndicatorFilterLineProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const text = useText();
  const { ids } = filters;
  const several = ids.split(",").filter((id) => id !== "").length;
  return (
    <InlineSelect
      label={t.indicator}
      value={ids}
      options={[
        { value: "", text: t.allIndicators },
        ...list.indicators.map(({ id, title }) => ({ value: id, text: text(title) })),
        ...(several > 1 ? [{ value: ids, text: t.someIndicators(several) }] : []),
      ]}
      onChange={(chosen) => {
        onChange({ ids: chosen });
      }}
    />
  );
}

interface MonthSelectProps extends IndicatorFilterLineProps {
  readonly end: "from" | "to";
}

/** Known months, newest first; the period never ends before it begins. */
function MonthSelect({ view, onChange, end }: MonthSelectProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const format = useFormat();
  const known = view.known ?? view;
  const [first, last] = [parseMonth(known.from), parseMonth(known.to)];
  const all = first === undefined || last === undefined ? [] : monthRange(first, last);
  const options = all
    .map(formatMonth)
    .filter((month) => (end === "from" ? month <= view.to : month >= view.from))
    .toReversed();
  const value = view[end];
  return (
    <InlineSelect
      label={t[end]}
      value={value}
      options={(options.includes(value) ? options : [value, ...options]).map((month) => ({
        value: month,
        text: format.month(month),
      }))}
      onChange={(month) => {
        // The other end is written too, so that it stays where the reader saw it.
        onChange({ from: view.from, to: view.to, [end]: month });
      }}
    />
  );
}

interface DimensionSelectProps extends IndicatorFilterLineProps {
  readonly place: 0 | 1;
}

function DimensionSelect({ list, filters, onChange, place }: DimensionSelectProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const chosen = dimensionsOf(filters.by);
  const other = chosen[1 - place] ?? "";
  const canPair = (pairs: readonly string[]): boolean =>
    place === 0 ? other === "" || pairs.includes(other) : pairs.includes(chosen[0] ?? "");
  const none = place === 0 ? t.bySomething[""] : t.noSecond;
  return (
    <InlineSelect
      label={place === 0 ? t.by : t.by2}
      value={chosen[place] ?? ""}
      options={[
        { value: "", text: none },
        ...list.dimensions
          .filter(({ id, pairs }) => id !== other && canPair(pairs))
          .map(({ id }) => ({ value: id as string, text: t.bySomething[id] })),
      ]}
      onChange={(dimension) => {
        onChange({
          by: place === 0 ? byText(dimension, chosen[1]) : byText(chosen[0], dimension),
        });
      }}
    />
  );
}
