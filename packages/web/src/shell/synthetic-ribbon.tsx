import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";

/** Says on every page, on screen and on paper, that the area is invented. */
export function SyntheticRibbon(): ReactElement {
  const t = useMessages(shellMessages);
  return (
    <aside className="synthetic-ribbon" aria-label={t.synthetic}>
      <p>
        <strong>{t.synthetic}</strong> <span>{t.syntheticLong}</span>
      </p>
    </aside>
  );
}
