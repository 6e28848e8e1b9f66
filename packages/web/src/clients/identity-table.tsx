import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import type { FoundPerson } from "./found-person.ts";
import { clientMessages } from "./messages.ts";

/** The vault's values of one person. Not a `DataTable`: nothing here is to be copied or exported in bulk. */
export function IdentityTable({ person }: { readonly person: FoundPerson }): ReactElement {
  const t = useMessages(clientMessages);
  const text = useText();
  const format = useFormat();
  return (
    <>
      <h2>{t.identity}</h2>
      <p className="quiet person-pseudonym">
        {t.pseudonym}: <code>{person.pseudonym}</code>
      </p>
      <table className="small-table person-identity">
        <caption className="aksel-sr-only">{t.identity}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.fieldValue}</th>
            <th scope="col">{t.since}</th>
          </tr>
        </thead>
        <tbody>
          {person.fields.map(({ field, title, value, keptOn }) => (
            <tr key={field}>
              <th scope="row">{text(title)}</th>
              <td>{value}</td>
              <td>{format.day(keptOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
