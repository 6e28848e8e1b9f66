import type { RuleUnit, RuleValue } from "@luotsi/contract";
import type { ReactElement } from "react";

import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import type { RulesMessages } from "./messages.fi.ts";
import { rulesMessages } from "./messages.ts";

/** A value of the law, drawn by its kind. */
export function RuleValueView({ value }: { readonly value: RuleValue }): ReactElement {
  const t = useMessages(rulesMessages);
  const text = useText();
  const format = useFormat();
  if (value.kind === "steps") return <Steps value={value} />;
  if (value.kind === "table") return <ValueTable value={value} />;
  if (value.kind === "boolean") return <p className="rule-number">{value.value ? t.yes : t.no}</p>;
  if (value.kind === "text") return <p className="rule-number">{text(value.text)}</p>;
  return <p className="rule-number">{writeNumber(value.value, value.unit, format, t)}</p>;
}

/** A number with its unit as the reader writes it. */
export function writeNumber(
  value: number,
  unit: RuleUnit,
  format: Format,
  t: RulesMessages,
): string {
  const isWhole = Number.isInteger(value);
  const write: Readonly<Record<RuleUnit, () => string>> = {
    euros: () => (isWhole ? format.wholeEuros(value * 100) : format.euros(value * 100)),
    percent: () => format.percent(value, { decimals: isWhole ? 0 : 1 }),
    days: () => (value === 1 ? t.oneUnit : t.units).days(writePlain(value, format)),
    months: () => (value === 1 ? t.oneUnit : t.units).months(writePlain(value, format)),
    years: () => (value === 1 ? t.oneUnit : t.units).years(writePlain(value, format)),
    count: () => writePlain(value, format),
    none: () => String(value),
  };
  return write[unit]();
}

function writePlain(value: number, format: Format): string {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return format.number(value, { decimals });
}

type StepsValue = Extract<RuleValue, { kind: "steps" }>;

/** Steps as a strip: each holds from its ordinal to the next; the higher the value, the deeper the colour. */
function Steps({ value }: { readonly value: StepsValue }): ReactElement {
  const t = useMessages(rulesMessages);
  const text = useText();
  const format = useFormat();
  const highest = Math.max(1, ...value.steps.map((step) => step.value));
  return (
    <table className="rule-steps">
      <caption className="quiet">{text(value.counted)}</caption>
      <tbody>
        <tr>
          {value.steps.map((step, at) => (
            <th key={step.from} scope="col">
              {stepSpan(step.from, value.steps[at + 1]?.from)}
            </th>
          ))}
        </tr>
        <tr>
          {value.steps.map((step) => (
            <td
              key={step.from}
              style={{ "--depth": `${Math.round((step.value / highest) * 100)}%` }}
            >
              {writeNumber(step.value, value.unit, format, t)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function stepSpan(from: number, next: number | undefined): string {
  return next === undefined ? `${from}–` : `${from}–${next - 1}`;
}

type TableValue = Extract<RuleValue, { kind: "table" }>;

/** One row reads better as pairs of name and value; several as a table. */
function ValueTable({ value }: { readonly value: TableValue }): ReactElement {
  const text = useText();
  const write = useCellWriter();
  const only = value.rows.length === 1 ? value.rows[0] : undefined;
  if (only !== undefined) {
    return (
      <dl className="rule-pairs">
        {value.columns.map((column, at) => {
          const cell = only[at] ?? null;
          if (cell === null) return undefined;
          return (
            <div key={column.title.en}>
              <dt>{text(column.title)}</dt>
              <dd>{write(cell, column.unit)}</dd>
            </div>
          );
        })}
      </dl>
    );
  }
  return (
    <table className="rule-table">
      <thead>
        <tr>
          {value.columns.map((column) => (
            <th key={column.title.en} scope="col">
              {text(column.title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {value.rows.map((row) => (
          <tr key={JSON.stringify(row[0])}>
            {value.columns.map((column, at) => (
              <td key={column.title.en} data-label={text(column.title)}>
                {write(row[at] ?? null, column.unit)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Cell = TableValue["rows"][number][number];

function useCellWriter(): (cell: Cell, unit: RuleUnit) => string {
  const t = useMessages(rulesMessages);
  const text = useText();
  const format = useFormat();
  return (cell, unit) => {
    if (cell === null) return "";
    return typeof cell === "number" ? writeNumber(cell, unit, format, t) : text(cell);
  };
}
