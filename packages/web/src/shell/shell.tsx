import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, type ReactElement, type ReactNode } from "react";

import { SessionProvider, useSession, type SessionEndpoint } from "../client/session.tsx";
import { useView } from "../client/use-view.ts";
import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageSkeleton } from "../parts/waiting.tsx";
import { Header } from "./header.tsx";
import { shellMessages } from "./messages.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { SyntheticRibbon } from "./synthetic-ribbon.tsx";

/** Everything around a page: who reads, the header, the synthetic mark, and the place of the page. */
export function Shell(): ReactElement {
  const t = useMessages(shellMessages);
  const session = useView<SessionEndpoint>("session");
  if (session.isError && session.data === undefined) {
    return (
      <main className="shell-main shell-alone">
        <h1 className="page-title">{t.startFailed}</h1>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data === undefined) return <PageSkeleton />;
  return (
    <SessionProvider session={session.data}>
      <a className="skip-link" href="#content">
        {t.skipToContent}
      </a>
      {session.data.area.synthetic && <SyntheticRibbon />}
      <Header />
      <Content>{session.data.user === null ? <SignInPage /> : <Outlet />}</Content>
    </SessionProvider>
  );
}

/** The place of the page. A new page takes the focus, so that a screen reader starts from it. */
function Content({ children }: { readonly children: ReactNode }): ReactElement {
  const path = useLocation({ select: (location) => location.pathname });
  const role = useSession().user?.role;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(`${path} ${role ?? ""}`);
  useEffect(() => {
    const now = `${path} ${role ?? ""}`;
    if (shown.current === now) return;
    shown.current = now;
    main.current?.focus({ preventScroll: true });
  }, [path, role]);
  return (
    <main id="content" className="shell-main" ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}
