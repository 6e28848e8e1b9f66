import type { ReactElement } from "react";

/** A leading mark, as on the shores of Finnish fairways, and the name. */
export function Wordmark(): ReactElement {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path
          d="M6.500 2.500h11l2.500 19h-16z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.600"
          strokeLinejoin="round"
        />
        <path d="M12 3v18" stroke="#8CCBE0" strokeWidth="3.400" />
      </svg>
      Luotsi
    </span>
  );
}
