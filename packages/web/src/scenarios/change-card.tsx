import { addMonths, formatMonth, parseMonth } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { ChangeFields } from "./change-fields.tsx";
import type { FieldChoices } from "./field-choices.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { scenarioMessages } from "./messages.ts";

interface ChangeCardProps {
  readonly change: ScenarioChange;
  readonly choices: FieldChoices;
  /** Months a change may begin and end in, as `YYYY-MM`. */
  readonly months: readonly string[];
  readonly onChange: (change: ScenarioChange) => void;
  readonly onRemove: () => void;
}

/** One change: what it is, when it holds, how large it is. */
export function ChangeCard(props: ChangeCardProps): ReactElement {
  const { change, choices, onChange, onRemove } = props;
  const t = useMessages(scenarioMessages);
  const title = t.kinds[change.kind];
  return (
    <li className="scenario-change">
      <div className="scenario-change-head">
        <h3>{title}</h3>
        <Button
          size="xsmall"
          variant="tertiary"
          data-color="neutral"
          icon={<TrashIcon title={t.panel.remove(title)} />}
          onClick={onRemove}
        />
      </div>
      <ChangeFields change={change} choices={choices} onChange={onChange} />
      <SpanFields {...props} />
    </li>
  );
}

function SpanFields({ change, months, onChange }: ChangeCardProps): ReactElement {
  const t = useMessages(scenarioMessages).panel;
  const format = useFormat();
  const { from, until } = change;
  const begins = withPresent(months, from);
  const lasts = withPresent(months, until === undefined ? undefined : monthAfter(until, -1));
  return (
    <div className="scenario-span">
      <LabelledSelect
        label={t.from}
        value={from}
        options={begins.map((value) => ({ value, text: format.month(value) }))}
        onChange={(month) => onChange(within({ ...change, from: month }))}
      />
      <LabelledSelect
        label={t.until}
        value={until ?? ""}
        options={[
          { value: "", text: t.untilNever },
          ...lasts
            .filter((last) => last >= from)
            .map((last) => ({ value: monthAfter(last, 1), text: format.month(last) })),
        ]}
        onChange={(month) => {
          const { until: _before, ...rest } = change;
          onChange(month === "" ? rest : { ...rest, until: month });
        }}
      />
    </div>
  );
}

/** The months to choose among, and the one chosen, which may lie outside them. */
function withPresent(months: readonly string[], present: string | undefined): readonly string[] {
  return present === undefined || months.includes(present)
    ? months
    : [present, ...months].toSorted();
}

/** The month so many months later; a text that is no month is given back as it is. */
function monthAfter(iso: string, later: number): string {
  const parsed = parseMonth(iso);
  return parsed === undefined ? iso : formatMonth(addMonths(parsed, later));
}

/** A change that now begins after its end has none. */
function within(change: ScenarioChange): ScenarioChange {
  if (change.until === undefined || change.until > change.from) return change;
  const { until: _before, ...rest } = change;
  return rest;
}
