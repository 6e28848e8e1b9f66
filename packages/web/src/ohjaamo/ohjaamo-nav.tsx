import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { PageNav } from "../parts/page-nav.tsx";
import { ohjaamoMessages } from "./messages.ts";

/** Navigation between the indicators and the visits. */
export function OhjaamoNav({ current }: { readonly current: string }): ReactElement {
  const t = useMessages(ohjaamoMessages);
  return (
    <PageNav
      label={t.parts}
      current={current}
      parts={[
        { path: "/mittarit", name: t.indicators },
        { path: "/mittarit/ohjaamo", name: t.ohjaamo },
      ]}
    />
  );
}
