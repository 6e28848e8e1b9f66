import type { LegalSource } from "@luotsi/contract";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { rulesMessages } from "./messages.ts";

/** Where a value stands in the law, with a link to it. */
export function SourceLine({ source }: { readonly source: LegalSource }): ReactElement {
  const t = useMessages(rulesMessages);
  const hasSection = /\d/.test(source.section);
  const place = hasSection ? `${source.act}, ${source.section}` : source.act;
  return (
    <p>
      {source.url === null ? place : <a href={source.url}>{place}</a>}
      {source.amendedBy !== null && (
        <span className="quiet"> ({t.amendedBy(source.amendedBy)})</span>
      )}
    </p>
  );
}
