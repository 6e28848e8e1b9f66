import type { ReactElement, ReactNode } from "react";

interface PageHeadProps {
  /** Names the subject. */
  readonly title: string;
  /** One sentence that says what is the case now. */
  readonly finding?: string;
  /** A `FilterLine`. */
  readonly filters?: ReactNode;
  /** What can be done on the page: one primary button at the most. */
  readonly actions?: ReactNode;
}

/** Top of every page: also names the browser's tab. */
export function PageHead({ title, finding, filters, actions }: PageHeadProps): ReactElement {
  return (
    <div className="page-head">
      <title>{`${title} – Luotsi`}</title>
      <div className="page-head-row">
        <h1 className="page-title">{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {finding !== undefined && <p className="page-finding">{finding}</p>}
      {filters}
    </div>
  );
}
