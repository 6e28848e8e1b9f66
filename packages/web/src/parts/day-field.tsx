import { CalendarIcon } from "@navikt/aksel-icons";
import { useEffect, useId, useRef, useState, type ReactElement } from "react";

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
export function DayField({ label, value, onChange }: DayFieldProps): ReactElement {
  const t = useMessages(partMessages);
  const { language } = useLanguage();
  const written = language === "en" ? value : formatFor(language).day(value);
  const [typed, setTyped] = useState(written);
  const calendar = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    setTyped(written);
  }, [written]);
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
