import type { Localised } from "@luotsi/base";
import { roles } from "@luotsi/contract/roles";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { PlainPage } from "./plain-page.tsx";

export function NotAllowedPage({ name }: { readonly name: Localised }): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { user } = useSession();
  const role = user === null ? "" : text(roles[user.role].title);
  return (
    <PlainPage title={t.notAllowedTitle} lead={t.notAllowed(text(name), role)}>
      <p>{t.notAllowedNext}</p>
      <p>
        <Link to="/">{t.toFirstPage}</Link>
      </p>
    </PlainPage>
  );
}
