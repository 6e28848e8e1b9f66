import { CalendarIcon } from "@navikt/aksel-icons";
import { useId, useRef, useState, type ReactElement } from "react";

import { useLanguage, useMessages } from "../language/language.tsx";
import { formatFor } from "../language/format.ts";
import { partMessages } from "./messages.ts";
import { readDay } from "./read-day.ts";

interface DayFieldProps {
  readonly label: string;
  /** ISO day; empty for none. */
  readonly value: string;
  /** What an empty field is: a fault, or no day at all. Defaults to a fault. */
  readonly empty?: "wrong" | "none";
  readonly onChange: (iso: string) => void;
}

/** A day, typed as one writes it or chosen from the browser's own calendar. */
export function DayField(props: DayFieldProps): ReactElement {
  const { language } = useLanguage();
  const { value } = props;
  const written = language === "en" || value === "" ? value : formatFor(language).day(value);
  return <TypedDay key={written} {...props} written={written} />;
}

interface TypedDayProps extends DayFieldProps {
  readonly written: string;
}

/** Keeps what is typed until it is a day; a new value from outside starts it afresh. */
function TypedDay(props: TypedDayProps): ReactElement {
  const { label, value, written, empty = "wrong", onChange } = props;
  const t = useMessages(partMessages);
  const [typed, setTyped] = useState(written);
  const calendar = useRef<HTMLInputElement>(null);
  const id = useId();
  const day = typed.trim() === "" && empty === "none" ? "" : readDay(typed);
  const isWrong = day === undefined;
  const settle = (): void => {
    if (day !== undefined && day !== value) onChange(day);
  };
  return (
    <div className="day-field">
      <label htmlFor={id}>{label}</label>
      <span className="day-field-box" data-wrong={isWrong}>
        <input
          id={id}
          inputMode="text"
          autoComplete="off"
          size={11}
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === "Enter") settle();
          }}
        />
        <button
          type="button"
          aria-label={t.dayPick}
          title={t.dayPick}
          onClick={() => calendar.current?.showPicker()}
        >
          <CalendarIcon aria-hidden />
        </button>
        <input
          ref={calendar}
          type="date"
          className="day-field-calendar"
          tabIndex={-1}
          aria-hidden="true"
          value={value}
          onChange={(event) => {
            if (event.target.value !== "") onChange(event.target.value);
          }}
        />
      </span>
      {isWrong && (
        <span id={`${id}-wrong`} className="field-wrong">
          {t.dayWrong}
        </span>
      )}
    </div>
  );
}
