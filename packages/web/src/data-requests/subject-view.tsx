import type { DataSubject } from "@luotsi/contract";
import { useEffect, useRef, type ReactElement } from "react";

import { useRoleTitles } from "../audit-log/role-titles.ts";
import { ExtractSection } from "../clients/extract-section.tsx";
import { useFormat, useMessages, useText } from "../language/language.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { EraseSection } from "./erase-section.tsx";
import type { ErasureOutcome } from "./erasure-receipt.tsx";
import { IdentityHistory } from "./identity-history.tsx";
import { dataRequestMessages } from "./messages.ts";

interface SubjectViewProps {
  readonly person: DataSubject;
  readonly onChanged: (person: DataSubject) => void;
  readonly onErased: (outcome: ErasureOutcome) => void;
}

/** One person: what is held, who has looked, and the three answers one can give. */
export function SubjectView({ person, onChanged, onErased }: SubjectViewProps): ReactElement {
  const t = useMessages(dataRequestMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="subject">
      <h2 ref={heading} tabIndex={-1} className="subject-head">
        {t.person(person.pseudonym)}
      </h2>
      <IdentityHistory person={person} />
      <div className="subject-tables">
        <HeldTable person={person} />
        <SeenTable person={person} />
      </div>
      <ExtractSection pseudonym={person.pseudonym} />
      {person.isVaultOpen && <CorrectForm person={person} onChanged={onChanged} />}
      <EraseSection person={person} onErased={onErased} />
    </section>
  );
}

function HeldTable({ person }: { readonly person: DataSubject }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const text = useText();
  const format = useFormat();
  const rows = person.tables.map((table) => ({ ...table, name: text(table.title) }));
  const rejected = { table: "quarantine_row", name: t.rejected, rows: person.rejectedRows };
  const all = person.rejectedRows === 0 ? rows : [...rows, rejected];
  return (
    <div>
      <h3>{t.held}</h3>
      {all.length === 0 && <p className="quiet">{t.noRows}</p>}
      {all.length > 0 && (
        <table className="person-identity">
          <caption className="aksel-sr-only">{t.held}</caption>
          <thead>
            <tr>
              <th scope="col">{t.table}</th>
              <th scope="col" data-kind="number">
                {t.rows}
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ table, name, rows: count }) => (
              <tr key={table}>
                <th scope="row">{name}</th>
                <td data-kind="number">{format.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function SeenTable({ person: { seenBy } }: { readonly person: DataSubject }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const format = useFormat();
  const titleOf = useRoleTitles();
  return (
    <div>
      <h3>{t.seen}</h3>
      {seenBy.length === 0 && <p className="quiet">{t.seenNone}</p>}
      {seenBy.length > 0 && (
        <table className="person-identity">
          <caption className="aksel-sr-only">{t.seen}</caption>
          <thead>
            <tr>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.role}</th>
              <th scope="col" data-kind="number">
                {t.times}
              </th>
              <th scope="col">{t.last}</th>
            </tr>
          </thead>
          <tbody>
            {seenBy.map(({ who, role, events, lastAt }) => (
              <tr key={`${who} ${role}`}>
                <th scope="row">{who}</th>
                <td>{titleOf(role)}</td>
                <td data-kind="number">{format.count(events)}</td>
                <td>{format.moment(lastAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
