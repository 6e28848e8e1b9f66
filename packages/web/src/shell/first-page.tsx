import { Navigate } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages } from "../language/language.tsx";
import { pages } from "../pages.ts";
import { shellMessages } from "./messages.ts";
import { PlainPage } from "./plain-page.tsx";

/** The root address opens the first page the reader may see. */
export function FirstPage(): ReactElement {
  const t = useMessages(shellMessages);
  const { permissions } = useSession();
  const first = pages.find((page) => permissions.includes(page.permission));
  if (first === undefined) return <PlainPage title="Luotsi" lead={t.noPages} />;
  return <Navigate to={first.screens[0].path} replace />;
}
