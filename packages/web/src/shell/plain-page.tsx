import type { ReactElement, ReactNode } from "react";

import { PageHead } from "../parts/page-head.tsx";

interface PlainPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

/** A page of words and a way on: not found, not allowed, failed. */
export function PlainPage({ title, lead, children }: PlainPageProps): ReactElement {
  return (
    <div className="plain-page">
      <PageHead title={title} finding={lead} />
      {children}
    </div>
  );
}
