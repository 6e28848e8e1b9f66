import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { PlainPage } from "./plain-page.tsx";

export function NotFoundPage(): ReactElement {
  const t = useMessages(shellMessages);
  return (
    <PlainPage title={t.notFoundTitle} lead={t.notFound}>
      <p>
        <Link to="/">{t.toFirstPage}</Link>
      </p>
    </PlainPage>
  );
}
