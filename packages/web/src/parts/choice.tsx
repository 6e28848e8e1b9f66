import { useId, type ReactElement } from "react";

interface ChoiceProps<Code extends string> {
  readonly label: string;
  /** The codes to choose from, in words. */
  readonly words: Readonly<Record<Code, string>>;
  readonly value: Code;
  readonly onChange: (code: Code) => void;
}

/** One of a few codes, with its name above it. */
export function Choice<Code extends string>({
  label,
  words,
  value,
  onChange,
}: ChoiceProps<Code>): ReactElement {
  const id = useId();
  const codes = Object.keys(words) as Code[];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = codes.find((code) => code === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {words[code]}
          </option>
        ))}
      </select>
    </div>
  );
}
