import { addDays, formatDay, parseDay } from "@luotsi/base";
import type { RuleLine, RulePeriod } from "@luotsi/contract";
import type { ReactElement } from "react";

import type { Format } from "../language/format.ts";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { ConfidenceMark } from "./confidence-mark.tsx";
import type { RulesMessages } from "./messages.fi.ts";
import { rulesMessages } from "./messages.ts";
import { SourceLine } from "./source-line.tsx";
import { RuleValueView } from "./rule-value.tsx";

/** Every known period of a rule, newest first. */
export function RuleHistory({ rule }: { readonly rule: RuleLine }): ReactElement {
  const t = useMessages(rulesMessages);
  const format = useFormat();
  return (
    <details className="rule-history">
      <summary>{t.history(rule.history.length)}</summary>
      <ol>
        {rule.history.toReversed().map((period) => (
          <li key={period.from} aria-current={period.from === rule.inForce?.from}>
            <strong>{writePeriod(period, format, t)}</strong>
            <RuleValueView value={period.value} />
            <div>
              <SourceLine source={period.source} />
              <ConfidenceMark confidence={period.source.confidence} />
              <SourceNote period={period} />
            </div>
          </li>
        ))}
      </ol>
      <p className="quiet">
        <code>{rule.id}</code>
      </p>
    </details>
  );
}

/** What the reader should know of the source; a note that stands in English only says so to a screen reader. */
function SourceNote({ period }: { readonly period: RulePeriod }): ReactElement | null {
  const text = useText();
  const { note } = period.source;
  if (note === null) return null;
  return note.fi === note.en ? (
    <p className="quiet" lang="en">
      {note.en}
    </p>
  ) : (
    <p className="quiet">{text(note)}</p>
  );
}

/** The period with its last day, as people say it. */
export function writePeriod(
  { from, until }: Pick<RulePeriod, "from" | "until">,
  format: Format,
  t: RulesMessages,
): string {
  const end = until === null ? undefined : parseDay(until);
  if (end === undefined) return t.since(format.day(from));
  return t.between(format.day(from), format.day(formatDay(addDays(end, -1))));
}
