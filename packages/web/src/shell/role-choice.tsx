import type { putSessionRole } from "@luotsi/contract";
import { roles } from "@luotsi/contract/roles";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";

import { enterSession } from "../client/enter-session.ts";
import { useSession } from "../client/session.tsx";
import { useAction } from "../client/use-view.ts";
import { useMessages, useText } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { scopeWords } from "./scope-words.ts";

/** The roles of one who has several; one acts in one at a time. */
export function RoleChoice(): ReactElement | null {
  const t = useMessages(shellMessages);
  const text = useText();
  const client = useQueryClient();
  const change = useAction<typeof putSessionRole>("changeRole");
  const { user } = useSession();
  if (user === null || user.grants.length < 2) return null;
  return (
    <fieldset className="theme-choice">
      <legend>{t.changeRole}</legend>
      {user.grants.map(({ role, scope }) => (
        <label key={role}>
          <input
            type="radio"
            name="acting-role"
            checked={role === user.role}
            disabled={change.isPending}
            onChange={() => {
              change.mutate(
                { body: { role } },
                {
                  onSuccess: (session) => {
                    enterSession(client, session);
                  },
                },
              );
            }}
          />
          {text(roles[role].title)}
          {scope.kind === "limited" && ` (${scopeWords(scope, t)})`}
        </label>
      ))}
    </fieldset>
  );
}
