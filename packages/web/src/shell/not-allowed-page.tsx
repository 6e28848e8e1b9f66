import { roles } from "@luotsi/contract/roles";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import type { PageDefinition } from "./page-definition.ts";
import { PlainPage } from "./plain-page.tsx";

export function NotAllowedPage({ page }: { readonly page: PageDefinition }): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { user } = useSession();
  const role = user === null ? "" : text(roles[user.role].title);
  return (
    <PlainPage title={t.notAllowedTitle} lead={t.notAllowed(text(page.name), role)}>
      <p>{t.notAllowedNext}</p>
      <p>
        <Link to="/">{t.toFirstPage}</Link>
      </p>
    </PlainPage>
  );
}
