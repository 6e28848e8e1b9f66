import { Button } from "@navikt/ds-react/Button";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { PlainPage } from "./plain-page.tsx";

export function CrashPage({ error }: { readonly error: unknown }): ReactElement {
  const t = useMessages(shellMessages);
  return (
    <PlainPage title={t.crashTitle} lead={t.crash}>
      <p>{t.crashNext}</p>
      <pre className="crash-text">{error instanceof Error ? error.message : String(error)}</pre>
      <Button
        size="small"
        onClick={() => {
          location.reload();
        }}
      >
        {t.reload}
      </Button>
    </PlainPage>
  );
}
