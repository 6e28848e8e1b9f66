import { CatchBoundary, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, type ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { PageSkeleton } from "../parts/waiting.tsx";
import { CrashPage } from "./crash-page.tsx";
import { NotAllowedPage } from "./not-allowed-page.tsx";
import { permissionOf, type PageDefinition, type Screen } from "./page-definition.ts";

/** The component of one address: fetches the page's code and lets in whoever has the permission. */
export function pageScreen(page: PageDefinition, screen: Screen): () => ReactElement {
  const Content = lazy(async () => ({ default: await screen.load() }));
  return function PageScreen(): ReactElement {
    const path = useLocation({ select: (location) => location.pathname });
    const isOpen = useSession().permissions.includes(permissionOf(page, screen));
    if (!isOpen) return <NotAllowedPage name={screen.name ?? page.name} />;
    return (
      <CatchBoundary getResetKey={() => path} errorComponent={CrashPage}>
        <Suspense fallback={<PageSkeleton />}>
          <Content />
        </Suspense>
      </CatchBoundary>
    );
  };
}
