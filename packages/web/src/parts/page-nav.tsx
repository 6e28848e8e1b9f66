import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";

export interface PagePart {
  readonly path: string;
  readonly name: string;
}

interface PageNavProps {
  readonly label: string;
  readonly parts: readonly PagePart[];
  /** Path of the part that is shown. */
  readonly current: string;
}

/** The own navigation of a page that has several parts. */
export function PageNav({ label, parts, current }: PageNavProps): ReactElement {
  return (
    <nav className="page-nav" aria-label={label}>
      <ul>
        {parts.map(({ path, name }) => (
          <li key={path}>
            <Link
              to={path}
              activeOptions={{ exact: true, includeSearch: false }}
              {...(path === current ? { "aria-current": "page" } : {})}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
