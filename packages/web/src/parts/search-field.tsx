import { MagnifyingGlassIcon } from "@navikt/aksel-icons";
import { useId, type ReactElement } from "react";

interface SearchFieldProps {
  /** Says what is searched; shown inside while the field is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Searches while one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps): ReactElement {
  const id = useId();
  return (
    <span className="search-field">
      <label htmlFor={id} className="aksel-sr-only">
        {label}
      </label>
      <MagnifyingGlassIcon aria-hidden />
      <input
        id={id}
        type="search"
        value={value}
        placeholder={label}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </span>
  );
}
