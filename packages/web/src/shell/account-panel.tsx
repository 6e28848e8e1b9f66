import type { deleteSession } from "@luotsi/contract";
import { roles } from "@luotsi/contract/roles";
import { CogIcon, PersonCircleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactElement } from "react";

import { enterSession } from "../client/enter-session.ts";
import { useSession } from "../client/session.tsx";
import { useAction } from "../client/use-view.ts";
import { useMessages, useText } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { RoleChoice } from "./role-choice.tsx";
import { scopeWords } from "./scope-words.ts";
import { ThemeChoice } from "./theme-choice.tsx";

/** The reader's own things: role, appearance, signing out. The browser closes it by Escape or a click outside. */
export function AccountPanel(): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { user, version } = useSession();
  const panel = useRef<HTMLDivElement>(null);
  const title = user === null ? t.themeChoice : text(roles[user.role].title);
  return (
    <div className="account">
      <button type="button" className="account-button" popoverTarget="account-panel">
        {user === null ? <CogIcon aria-hidden /> : <PersonCircleIcon aria-hidden />}
        <span>{title}</span>
      </button>
      <div id="account-panel" className="account-panel" popover="auto" ref={panel}>
        {user !== null && (
          <p className="account-who">
            <span>{t.signedInAs}</span>
            <strong>{user.name}</strong>
            <span>
              {title}, {scopeWords(user.scope, t)}
            </span>
          </p>
        )}
        <RoleChoice />
        <ThemeChoice />
        {user !== null && <SignOutButton onDone={() => panel.current?.hidePopover()} />}
        <p className="account-version">{t.version(version)}</p>
      </div>
    </div>
  );
}

function SignOutButton({ onDone }: { readonly onDone: () => void }): ReactElement {
  const t = useMessages(shellMessages);
  const client = useQueryClient();
  const leave = useAction<typeof deleteSession>("signOut");
  return (
    <Button
      size="small"
      variant="secondary"
      loading={leave.isPending}
      onClick={() => {
        leave.mutate(
          {},
          {
            onSuccess: ({ session, leaveAt }) => {
              onDone();
              if (leaveAt === null) enterSession(client, session);
              else location.assign(leaveAt);
            },
          },
        );
      }}
    >
      {t.signOut}
    </Button>
  );
}
