import type { postSession } from "@luotsi/contract";
import { roles, type RoleId } from "@luotsi/contract/roles";
import { ChevronRightIcon } from "@navikt/aksel-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { enterSession } from "../client/enter-session.ts";
import { useSession } from "../client/session.tsx";
import { useAction } from "../client/use-view.ts";
import { useMessages, useText } from "../language/language.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { shellMessages } from "./messages.ts";

/** Choosing a role. The address stays, so that a shared link opens after it. */
export function SignInPage(): ReactElement {
  const t = useMessages(shellMessages);
  const { demoRoles } = useSession();
  const client = useQueryClient();
  const enter = useAction<typeof postSession>("signIn");
  const path = useLocation({ select: (location) => location.pathname });
  const choose = (role: RoleId): void => {
    enter.mutate(
      { body: { role } },
      {
        onSuccess: (session) => {
          enterSession(client, session);
        },
      },
    );
  };
  return (
    <div className="sign-in">
      <PageHead title={t.signInTitle} finding={t.signInLead} />
      {path !== "/" && <p>{t.signInFirst}</p>}
      {enter.isError && <Failure error={enter.error} />}
      {demoRoles.length === 0 ? (
        <p>{t.signInClosed}</p>
      ) : (
        <ul className="role-list">
          {demoRoles.map((role) => (
            <RoleChoice key={role} role={role} isWaiting={enter.isPending} onChoose={choose} />
          ))}
        </ul>
      )}
      <p className="quiet">{t.signInDemo}</p>
    </div>
  );
}

interface RoleChoiceProps {
  readonly role: RoleId;
  readonly isWaiting: boolean;
  readonly onChoose: (role: RoleId) => void;
}

function RoleChoice({ role, isWaiting, onChoose }: RoleChoiceProps): ReactElement {
  const text = useText();
  return (
    <li>
      <button
        type="button"
        className="role-choice"
        disabled={isWaiting}
        onClick={() => {
          onChoose(role);
        }}
      >
        <strong>{text(roles[role].title)}</strong>
        <span>{text(roles[role].job)}</span>
        <ChevronRightIcon aria-hidden />
      </button>
    </li>
  );
}
