import type { ReactElement, ReactNode } from "react";

interface EmptyProps {
  /** What is not there, and when it will be. */
  readonly title: string;
  /** What to do to get it; a link or a button. */
  readonly children?: ReactNode;
}

/** Nothing to show is an answer, with its own calm design. */
export function Empty({ title, children }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
