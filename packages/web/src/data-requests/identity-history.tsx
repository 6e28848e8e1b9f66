import type { DataSubject, KeptValue } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useFormat, useMessages, useText } from "../language/language.tsx";
import { dataRequestMessages } from "./messages.ts";

/** What the vault holds and has held, with who put it there and why. Not a `DataTable`: nothing here is to be taken out in bulk. */
export function IdentityHistory({ person }: { readonly person: DataSubject }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const text = useText();
  if (person.identity.length === 0) {
    return (
      <>
        <h3>{t.identity}</h3>
        <p className="quiet">{person.isVaultOpen ? t.noIdentity : t.noVault}</p>
      </>
    );
  }
  return (
    <>
      <h3>{t.identity}</h3>
      <table className="person-identity subject-history">
        <caption className="aksel-sr-only">{t.identity}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.fieldValue}</th>
            <th scope="col">{t.kept}</th>
            <th scope="col">{t.state}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(person.identity).map((kept) => (
            <tr
              key={`${kept.field} ${kept.keptAt}`}
              data-state={kept.superseded === null ? "current" : "earlier"}
            >
              <th scope="row">{text(kept.title)}</th>
              <td>{kept.value}</td>
              <KeptCells kept={kept} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Each value with its earlier ones below it. */
function inOrder(identity: readonly KeptValue[]): readonly KeptValue[] {
  const fields = [...new Set(identity.map(({ field }) => field))];
  return fields.flatMap((field) => identity.filter((kept) => kept.field === field));
}

function KeptCells({ kept }: { readonly kept: KeptValue }): ReactElement {
  const t = useMessages(dataRequestMessages);
  const format = useFormat();
  const words: Readonly<Record<string, string>> = { ...t.otherGrounds, ...t.correctionGrounds };
  const groundOf = (code: string): string => words[code] ?? code;
  const { keptAt, keptBy, ground, superseded } = kept;
  return (
    <>
      <td>{t.keptBy(format.moment(keptAt), keptBy, groundOf(ground))}</td>
      <td>
        {superseded === null
          ? t.current
          : t.supersededBy(
              format.moment(superseded.at),
              superseded.by,
              groundOf(superseded.ground),
            )}
      </td>
    </>
  );
}
