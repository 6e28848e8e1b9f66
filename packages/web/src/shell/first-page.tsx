import { Navigate } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { pages } from "../pages.ts";
import { shellMessages } from "./messages.ts";
import { firstOpenScreen } from "./page-definition.ts";
import { PlainPage } from "./plain-page.tsx";

/** The root address opens the first page the reader may see. */
export function FirstPage(): ReactElement {
  const t = useMessages(shellMessages);
  const { permissions } = useSession();
  const first = pages.flatMap((page) => firstOpenScreen(page, permissions) ?? [])[0];
  if (first === undefined) return <PlainPage title="Luotsi" lead={t.noPages} />;
  return <Navigate to={first.path} replace />;
}
