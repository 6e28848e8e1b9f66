import type { SessionView } from "@luotsi/contract";
import { roles } from "@luotsi/contract/roles";
import { addressOf } from "../client/call.ts";
import { ChevronRightIcon } from "@navikt/aksel-icons";
import { useLocation } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useSession } from "../client/session.tsx";
import { useMessages, useText } from "../language/language.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { EmergencyEntry } from "./emergency-entry.tsx";
import { shellMessages } from "./messages.ts";
import { scopeWords } from "./scope-words.ts";
import { SignInProblem } from "./sign-in-problem.tsx";

/** The way in. The address stays, so that a shared link opens after it. */
export function SignInPage(): ReactElement {
  const t = useMessages(shellMessages);
  const { signIn } = useSession();
  const { pathname, to } = useLocation({
    select: ({ pathname: path, href }) => ({ pathname: path, to: withoutProblem(href) }),
    structuralSharing: true,
  });
  const lead = { demo: t.signInLead, provider: t.signInProviderLead, closed: t.signInClosed };
  return (
    <div className="sign-in">
      <PageHead title={t.signInTitle} finding={lead[signIn.kind]} />
      <SignInProblem />
      {pathname !== "/" && <p>{t.signInFirst}</p>}
      {signIn.kind === "provider" && (
        <p>
          <a className="sign-in-button" href={addressOf("startSignIn", {}, { to })}>
            {t.signInTitle}
          </a>
        </p>
      )}
      {signIn.kind === "demo" && (
        <>
          <ul className="role-list">
            {signIn.users.map((user) => (
              <UserChoice key={user.id} user={user} to={to} />
            ))}
          </ul>
          <p className="quiet">{t.signInDemo}</p>
        </>
      )}
      <EmergencyEntry />
    </div>
  );
}

/** The address to come back to: as it is, but for what a sign-in that failed left in it. */
function withoutProblem(href: string): string {
  const address = new URL(href, location.origin);
  address.searchParams.delete("problem");
  return `${address.pathname}${address.search}`;
}

interface UserChoiceProps {
  readonly user: SessionView["signIn"]["users"][number];
  readonly to: string;
}

function UserChoice({ user, to }: UserChoiceProps): ReactElement {
  const t = useMessages(shellMessages);
  const text = useText();
  const { title, job } = roles[user.role];
  return (
    <li>
      <a className="role-choice" href={addressOf("startSignIn", {}, { as: user.id, to })}>
        <strong>{text(title)}</strong>
        <span>{user.scope.kind === "everything" ? text(job) : scopeWords(user.scope, t)}</span>
        <ChevronRightIcon aria-hidden />
      </a>
    </li>
  );
}
