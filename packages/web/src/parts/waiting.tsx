import { Skeleton } from "@navikt/ds-react/Skeleton";
import { useEffect, useState, type ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { partMessages } from "./messages.ts";

/** Answers that come sooner need no sign of waiting. */
const calmMilliseconds = 150;
const longMilliseconds = 2000;

type Patience = "calm" | "waiting" | "long";

function usePatience(): Patience {
  const [patience, setPatience] = useState<Patience>("calm");
  useEffect(() => {
    const waiting = setTimeout(setPatience, calmMilliseconds, "waiting");
    const long = setTimeout(setPatience, longMilliseconds, "long");
    return () => {
      clearTimeout(waiting);
      clearTimeout(long);
    };
  }, []);
  return patience;
}

/** The shape of what is coming; after two seconds also words, above it: the shape may be higher than the screen. */
export function Waiting({ height = 240 }: { readonly height?: number }): ReactElement {
  const t = useMessages(partMessages);
  const patience = usePatience();
  return (
    <div className="waiting" style={{ minHeight: height }} aria-busy="true">
      <output className={patience === "long" ? "quiet" : "aksel-sr-only"}>
        {patience === "calm" ? "" : t.waiting}
        {patience === "long" && `. ${t.stillWaiting}`}
      </output>
      {patience !== "calm" && (
        <>
          <Skeleton variant="text" width="55%" />
          <Skeleton variant="rounded" width="100%" height={height - 64} />
        </>
      )}
    </div>
  );
}

/** A whole page on its way. */
export function PageSkeleton(): ReactElement {
  return (
    <div className="shell-main">
      <Waiting height={420} />
    </div>
  );
}
