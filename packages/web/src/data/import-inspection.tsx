import type { FileReading, InspectView } from "@luotsi/contract";
import { useId, type ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { CodeChoices } from "./code-choices.tsx";
import { DialectChoices } from "./dialect-choices.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { dataMessages } from "./messages.ts";
import { useSources } from "./queries.ts";
import { ProfileChoice } from "./profile-choice.tsx";
import { SampleTable } from "./sample-table.tsx";

interface ImportInspectionProps {
  readonly view: InspectView;
  /** The source as chosen now; the view may still be of the one before. */
  readonly source: string;
  readonly reading: FileReading;
  /** A change is looked at again at once. */
  readonly onChange: (source: string, reading: FileReading) => void;
}

/** How the file would be read: source, dialect, columns and the first rows; each can be overruled. */
export function ImportInspection({
  view,
  source: chosen,
  reading,
  onChange,
}: ImportInspectionProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const change = (changes: FileReading): void => {
    onChange(chosen, { ...reading, ...changes });
  };
  return (
    <>
      {view.sameFileBatch !== null && <p className="notice">{t.sameFile(view.sameFileBatch)}</p>}
      <SourceChoice
        view={view}
        value={chosen}
        onChange={(source) => {
          onChange(source, {});
        }}
      />
      {view.dropped.length > 0 && (
        <div className="notice" role="note">
          <strong>{t.dropped}</strong>
          <p>{t.droppedText(view.dropped.join(", "))}</p>
        </div>
      )}
      {view.missing.length > 0 && (
        <div className="notice notice-act" role="alert">
          <strong>{t.missing}</strong>
          <p>{t.missingText(view.missing.join(", "))}</p>
        </div>
      )}
      <DialectChoices detected={view.detected} reading={reading} onChange={change} />
      <ProfileChoice view={view} reading={reading} onChange={change} />
      <MappingTable view={view} reading={reading} onChange={change} />
      <CodeChoices view={view} reading={reading} onChange={change} />
      <SampleTable view={view} />
    </>
  );
}

interface SourceChoiceProps {
  readonly view: InspectView;
  readonly value: string;
  readonly onChange: (source: string) => void;
}

function SourceChoice({ view, value, onChange }: SourceChoiceProps): ReactElement {
  const t = useMessages(dataMessages).importing;
  const text = useText();
  const format = useFormat();
  const id = useId();
  const sources = useSources();
  const fitOf = new Map(view.candidates.map(({ source, fit }) => [source, fit]));
  const ordered = (sources.data?.sources ?? []).toSorted(
    (a, b) => (fitOf.get(b.id) ?? 0) - (fitOf.get(a.id) ?? 0),
  );
  const fit = fitOf.get(view.source);
  return (
    <p className="field">
      <label htmlFor={id}>{t.source}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {ordered.map((source) => (
          <option key={source.id} value={source.id}>
            {text(source.title)}
          </option>
        ))}
      </select>
      <span className="quiet" id={`${id}-help`}>
        {t.sourceHelp} {fit === undefined ? "" : t.fit(format.share(fit, { decimals: 0 }))}
      </span>
    </p>
  );
}
