import { useId, useState, type ReactElement } from "react";

import { useFormat, useMessages } from "../language/language.tsx";
import { scenarioMessages } from "./messages.ts";
import { readNumber } from "./read-number.ts";

interface NumberFieldProps {
  readonly name: string;
  /** What a screen reader says where the name alone would not do. */
  readonly label?: string;
  readonly unit: string;
  readonly value: number;
  /** Written numbers outside these are not taken. */
  readonly lowest: number;
  readonly highest: number;
  /** The slider's ends, where they are narrower; no slider without them. */
  readonly slider?: { readonly from: number; readonly to: number; readonly step: number };
  readonly onChange: (value: number) => void;
}

/** A number to be written, or moved with a slider beside it. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const { name, unit, value, slider, onChange } = props;
  const t = useMessages(scenarioMessages).fields;
  const id = useId();
  return (
    <div className="scenario-number" data-slider={slider !== undefined}>
      <label htmlFor={id}>{name}</label>
      {slider !== undefined && (
        <input
          type="range"
          aria-label={t.sliderOf(name)}
          min={slider.from}
          max={slider.to}
          step={slider.step}
          value={value}
          aria-valuetext={`${value} ${unit}`}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      )}
      <span className="scenario-written">
        <WrittenNumber {...props} id={id} />
        <span aria-hidden="true">{unit}</span>
      </span>
    </div>
  );
}

function WrittenNumber({
  id,
  name,
  label = name,
  unit,
  value,
  lowest,
  highest,
  onChange,
}: NumberFieldProps & { readonly id: string }): ReactElement {
  const format = useFormat();
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? value : readNumber(typed);
  const isTaken = read !== undefined && read >= lowest && read <= highest;
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={`${label}, ${unit}`}
      aria-invalid={!isTaken}
      value={typed ?? format.plain(value)}
      onChange={(event) => {
        const next = readNumber(event.target.value);
        setTyped(event.target.value);
        if (next !== undefined && next >= lowest && next <= highest) onChange(next);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
