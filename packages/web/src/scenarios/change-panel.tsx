import { addMonths, formatMonth, parseMonth } from "@luotsi/base";
import type { ScenarioDefinition, ScenarioList } from "@luotsi/contract";
import { scenarioKinds, scenarioLimits } from "@luotsi/contract/scenario-choices";
import { Button } from "@navikt/ds-react/Button";
import { useId, useMemo, type ReactElement } from "react";

import { useMessages, useText } from "../language/language.tsx";
import { ChangeCard } from "./change-card.tsx";
import { januaryAhead, newChange } from "./draft.ts";
import { scenarioMessages } from "./messages.ts";

interface ChangePanelProps {
  readonly draft: ScenarioDefinition;
  readonly list: ScenarioList;
  readonly onChange: (draft: ScenarioDefinition) => void;
}

/** What would be otherwise: the scenario's name and its changes. */
export function ChangePanel({ draft, list, onChange }: ChangePanelProps): ReactElement {
  const t = useMessages(scenarioMessages).panel;
  const nameId = useId();
  const noteId = useId();
  const months = useMonthsAhead(list);
  const { changes } = draft;
  return (
    <section className="scenario-panel" aria-label={t.title}>
      <h2>{t.title}</h2>
      <div className="scenario-field">
        <label htmlFor={nameId}>{t.name}</label>
        <input
          id={nameId}
          type="text"
          maxLength={scenarioLimits.nameLength}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </div>
      {changes.length === 0 && <p className="quiet">{t.none}</p>}
      <ol className="scenario-changes">
        {changes.map((change, at) => (
          <ChangeCard
            // oxlint-disable-next-line react/no-array-index-key -- a change is its place in the list
            key={`${at} ${change.kind}`}
            change={change}
            choices={list}
            months={months}
            onChange={(next) =>
              onChange({ ...draft, changes: changes.map((each, i) => (i === at ? next : each)) })
            }
            onRemove={() => onChange({ ...draft, changes: changes.filter((_, i) => i !== at) })}
          />
        ))}
      </ol>
      {changes.length < scenarioLimits.changes && (
        <AddChange draft={draft} list={list} onChange={onChange} />
      )}
      <Presets draft={draft} list={list} onChange={onChange} />
      <div className="scenario-field">
        <label htmlFor={noteId}>{t.note}</label>
        <textarea
          id={noteId}
          rows={3}
          maxLength={scenarioLimits.noteLength}
          value={draft.note ?? ""}
          onChange={(event) => {
            const { note: _before, ...rest } = draft;
            const note = event.target.value;
            onChange(note === "" ? rest : { ...rest, note });
          }}
        />
      </div>
    </section>
  );
}

function AddChange({ draft, list, onChange }: ChangePanelProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const id = useId();
  const from = januaryAhead(list.firstMonth ?? "");
  const lawSteps = list.stepsNow[0]?.steps ?? [];
  return (
    <div className="scenario-field">
      <label htmlFor={id}>{t.panel.add}</label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const kind = scenarioKinds.find((each) => each === event.target.value);
          if (kind === undefined) return;
          onChange({ ...draft, changes: [...draft.changes, newChange(kind, from, lawSteps)] });
        }}
      >
        <option value="">{t.panel.addChoose}</option>
        {scenarioKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t.kinds[kind]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** An example begins a scenario, or adds its changes to one that has begun. */
function Presets({ draft, list, onChange }: ChangePanelProps): ReactElement {
  const t = useMessages(scenarioMessages);
  const text = useText();
  return (
    <details className="scenario-presets" open={draft.changes.length === 0}>
      <summary>{t.panel.presets}</summary>
      <ul>
        {list.presets.map(({ id, title, source, definition }) => (
          <li key={id}>
            <Button
              size="small"
              variant="secondary"
              data-color="neutral"
              onClick={() => {
                const isNew = draft.changes.length === 0;
                onChange({
                  ...draft,
                  name: isNew ? text(title) : draft.name,
                  changes: [...draft.changes, ...definition.changes].slice(
                    0,
                    scenarioLimits.changes,
                  ),
                });
              }}
            >
              {text(title)}
            </Button>
            <span className="quiet">{text(source)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Months ahead, as far as a scenario is followed. */
function useMonthsAhead({ firstMonth, horizon }: ScenarioList): readonly string[] {
  return useMemo(() => {
    const first = parseMonth(firstMonth ?? "");
    if (first === undefined) return [];
    return Array.from({ length: horizon }, (_, at) => formatMonth(addMonths(first, at)));
  }, [firstMonth, horizon]);
}
