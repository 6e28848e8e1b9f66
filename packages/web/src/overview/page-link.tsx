import type { Permission } from "@luotsi/contract";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactElement, ReactNode } from "react";

import { useSession } from "../client/session.tsx";
import { linkTarget } from "./overview-figures.ts";

interface PageLinkProps {
  /** A path of the application with its search. */
  readonly link: string;
  readonly children: ReactNode;
}

const needed: ReadonlyMap<string, Permission> = new Map([
  ["/talous", "read-finance"],
  ["/mittarit", "read-indicators"],
  ["/aineistot", "read-data"],
]);

/** A link to a page the reader may open; nothing where the page is not there or not theirs. */
export function PageLink({ link, children }: PageLinkProps): ReactElement | null {
  const router = useRouter();
  const { permissions } = useSession();
  const { path, search } = linkTarget(link);
  const permission = needed.get(path);
  const isThere = Object.keys(router.routesByPath).includes(path);
  if (!isThere || (permission !== undefined && !permissions.includes(permission))) return null;
  return (
    <Link to={path} search={search}>
      {children}
    </Link>
  );
}
