import { CalendarIcon } from "@navikt/aksel-icons";
import { useId, useRef, useState, type ReactElement } from "react";

import { useLanguage, useMessages } from "../language/language.tsx";
import { formatFor } from "../language/format.ts";
import { partMessages } from "./messages.ts";
import { readDay } from "./read-day.ts";

interface DayFieldProps {
  readonly label: string;
  /** ISO day. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
}

/** A day, typed as one writes it or chosen from the browser's own calendar. */
export function DayField(props: DayFieldProps): ReactElement {
  const { language } = useLanguage();
  const written = language === "en" ? props.value : formatFor(language).day(props.value);
  return <TypedDay key={written} {...props} written={written} />;
}

interface TypedDayProps extends DayFieldProps {
  readonly written: string;
}

/** Keeps what is typed until it is a day; a new value from outside starts it afresh. */
function TypedDay({ label, value, written, onChange }: TypedDayProps): ReactElement {
  const t = useMessages(partMessages);
  const [typed, setTyped] = useState(written);
  const calendar = useRef<HTMLInputElement>(null);
  const id = useId();
  const isWrong = readDay(typed) === undefined;
  const settle = (): void => {
    const day = readDay(typed);
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
