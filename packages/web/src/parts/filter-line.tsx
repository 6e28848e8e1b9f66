import type { ReactElement, ReactNode } from "react";

interface FilterLineProps {
  /** A sentence with places, such as `Tilanne vuonna {year} alueella {area}`. */
  readonly sentence: string;
  /** What stands at each place: an `InlineSelect` or plain text. */
  readonly places: Readonly<Record<string, ReactNode>>;
}

/** The page's choices as a sentence; the order of words is the language's own. */
export function FilterLine({ sentence, places }: FilterLineProps): ReactElement {
  const pieces = sentence.split(/(\{\w+\})/).filter((piece) => piece !== "");
  return (
    <p className="filter-line">
      {pieces.map((piece) => (
        <span key={piece}>{piece.startsWith("{") ? places[piece.slice(1, -1)] : piece}</span>
      ))}
    </p>
  );
}

interface InlineSelectProps<Value extends string> {
  /** Name of the choice for a screen reader, such as `Vuosi`. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

/** A choice in the middle of a sentence. */
export function InlineSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: InlineSelectProps<Value>): ReactElement {
  return (
    <select
      className="inline-select"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
