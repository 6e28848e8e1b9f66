import type { postBreakGlass } from "@luotsi/contract";
import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";

import { enterSession } from "../client/enter-session.ts";
import { useAction } from "../client/use-view.ts";
import { useMessages } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { shellMessages } from "./messages.ts";

/** For when the identity provider is away: a code that the operator of the server has made. */
export function EmergencyEntry(): ReactElement {
  const t = useMessages(shellMessages);
  const client = useQueryClient();
  const enter = useAction<typeof postBreakGlass>("breakGlass");
  const [code, setCode] = useState("");
  return (
    <details className="emergency">
      <summary>{t.emergency}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate(
            { body: { code } },
            {
              onSuccess: (session) => {
                enterSession(client, session);
              },
            },
          );
        }}
      >
        <p>{t.emergencyLead}</p>
        <TextField
          size="small"
          label={t.emergencyCode}
          autoComplete="off"
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
          }}
        />
        <Button size="small" variant="secondary" type="submit" loading={enter.isPending}>
          {t.emergencyEnter}
        </Button>
      </form>
      {enter.isError && <Failure error={enter.error} />}
    </details>
  );
}
