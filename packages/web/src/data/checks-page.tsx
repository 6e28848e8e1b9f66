import type { CheckLevel, CheckView } from "@luotsi/contract";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { DataFrame, dataPaths } from "./data-frame.tsx";
import { dataMessages } from "./messages.ts";
import { NightlyChecks } from "./nightly-checks.tsx";
import { useChecks } from "./queries.ts";
import { useSourceTitles } from "./source-titles.ts";

/** Sanity checks over everything stored: what was found and what to do. */
export function ChecksPage(): ReactElement {
  const t = useMessages(dataMessages).checks;
  const text = useText();
  const format = useFormat();
  const checks = useChecks();
  return (
    <DataFrame
      tab="checks"
      finding={checks.data === undefined ? undefined : text(checks.data.finding)}
    >
      <Loaded query={checks} height={420}>
        {(view) => (
          <section className="data-section">
            <p className="quiet">
              {t.intro} {t.ranAt(format.moment(view.ranAt))}.
            </p>
            <CheckList checks={view.checks} />
            <NightlyChecks nights={view.nights} />
          </section>
        )}
      </Loaded>
    </DataFrame>
  );
}

/** Shape beside colour. */
const levelMarks: Readonly<Record<CheckLevel, string>> = {
  error: "▲",
  warning: "■",
  notice: "◆",
  ok: "●",
};

/** Checks, worst first; those in order in one quiet list at the end. */
export function CheckList({ checks }: { readonly checks: readonly CheckView[] }): ReactElement {
  const t = useMessages(dataMessages).checks;
  const text = useText();
  const found = checks.filter(({ level }) => level !== "ok");
  const inOrder = checks.filter(({ level }) => level === "ok");
  return (
    <>
      {found.length === 0 && <p>{t.allOk}</p>}
      <ul className="check-list">
        {found.map((check) => (
          <CheckItem key={check.code} check={check} />
        ))}
      </ul>
      {inOrder.length > 0 && found.length > 0 && <h2>{t.inOrder}</h2>}
      <ul className="check-ok">
        {inOrder.map((check) => (
          <li key={check.code}>
            <LevelMark level="ok" /> {text(check.title)}
          </li>
        ))}
      </ul>
    </>
  );
}

function CheckItem({ check }: { readonly check: CheckView }): ReactElement {
  const t = useMessages(dataMessages).checks;
  const text = useText();
  return (
    <li data-level={check.level}>
      <h2>
        <LevelMark level={check.level} /> {text(check.title)}
      </h2>
      <p>{text(check.message)}</p>
      {check.next !== null && (
        <p>
          <strong>{t.next}:</strong> {text(check.next)}
        </p>
      )}
      <Places check={check} />
    </li>
  );
}

function LevelMark({ level }: { readonly level: CheckLevel }): ReactElement {
  const t = useMessages(dataMessages).checks;
  return (
    <span className="check-level" data-level={level}>
      <span aria-hidden="true">{levelMarks[level]}</span> {t.levels[level]}
    </span>
  );
}

function Places({ check }: { readonly check: CheckView }): ReactElement | null {
  const t = useMessages(dataMessages).checks;
  const format = useFormat();
  const titleOf = useSourceTitles();
  if (check.places.length === 0) return null;
  return (
    <details>
      <summary>{t.places}</summary>
      <ul>
        {check.places.map((place) => {
          const words = t.place({
            ...place,
            source: titleOf(place.source),
            month: place.month === null ? null : format.month(place.month),
          });
          const key = `${place.source} ${place.batch ?? ""} ${place.line ?? ""} ${place.month ?? ""} ${place.detail ?? ""}`;
          return (
            <li key={key}>
              {place.batch === null ? (
                words
              ) : (
                <Link to={dataPaths.batches} search={{ toimitus: String(place.batch) }}>
                  {words}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
