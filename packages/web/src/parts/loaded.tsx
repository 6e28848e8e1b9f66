import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";

import { Failure } from "./failure.tsx";
import { Waiting } from "./waiting.tsx";

interface LoadedProps<View> {
  readonly query: UseQueryResult<View>;
  readonly children: (view: View) => ReactNode;
  /** What to draw instead when the answer has nothing in it; undefined when it has. */
  readonly empty?: (view: View) => ReactElement | undefined;
  /** Height of the waiting shape in pixels: about what is coming, so that the page does not jump. */
  readonly height?: number;
}

/** Draws waiting, failing, nothing and the view itself. While a new answer is on its way the old one stays. */
export function Loaded<View>({ query, children, empty, height }: LoadedProps<View>): ReactElement {
  if (query.isError) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return height === undefined ? <Waiting /> : <Waiting height={height} />;
  }
  return (
    <div className="loaded" aria-busy={query.isPlaceholderData}>
      {empty?.(query.data) ?? children(query.data)}
    </div>
  );
}
