import type { OfficialArea } from "@luotsi/contract";
import { useId, useState, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { indicatorMessages } from "./messages.ts";

interface AreaChooserProps {
  readonly areas: readonly OfficialArea[];
  /** Code of the chosen area. */
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Finds one area among hundreds: what is typed narrows the browser's own list. */
export function AreaChooser({ areas, value, onChange }: AreaChooserProps): ReactElement {
  const t = useMessages(indicatorMessages);
  const format = useFormat();
  const name = useAreaName();
  const id = useId();
  const chosen = areas.find(({ code }) => code === value);
  const written = chosen === undefined ? "" : name(chosen);
  const [typed, setTyped] = useState<string>();
  return (
    <div className="area-chooser">
      <label htmlFor={id}>{t.area}</label>
      <input
        id={id}
        type="text"
        list={`${id}-areas`}
        autoComplete="off"
        value={typed ?? written}
        aria-describedby={`${id}-help`}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          const text = event.target.value;
          const found = areas.find((area) => name(area) === text);
          setTyped(found === undefined ? text : undefined);
          if (found !== undefined) onChange(found.code);
        }}
        onBlur={() => {
          setTyped(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || typed === undefined) return;
          const found = firstMatch(
            areas.map((area) => ({ area, text: name(area) })),
            typed,
          );
          setTyped(undefined);
          if (found !== undefined) onChange(found.code);
        }}
      />
      <datalist id={`${id}-areas`}>
        {areas.map((area) => (
          <option key={area.code}>{name(area)}</option>
        ))}
      </datalist>
      <span id={`${id}-help`} className="quiet">
        {t.areaHelp(format.count(areas.length))}
      </span>
    </div>
  );
}

/** Enter takes the first area whose name begins so, else the first that has it anywhere. */
function firstMatch(
  named: readonly { readonly area: OfficialArea; readonly text: string }[],
  typed: string,
): OfficialArea | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return undefined;
  const begins = named.find(({ text }) => text.toLowerCase().startsWith(wanted));
  return (begins ?? named.find(({ text }) => text.toLowerCase().includes(wanted)))?.area;
}

/** An area by name and kind, because a municipality and its sub-region often share a name. */
export function useAreaName(): (area: OfficialArea) => string {
  const t = useMessages(indicatorMessages);
  const text = useText();
  return ({ name, kind }) =>
    kind === "country" ? text(name) : `${text(name)} (${t.areaKinds[kind]})`;
}
