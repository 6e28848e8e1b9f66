import { useSearch } from "@tanstack/react-router";
import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";

/** Why the sign-in that was just tried did not succeed, when it did not. */
export function SignInProblem(): ReactElement | null {
  const t = useMessages(shellMessages);
  const search: Readonly<Record<string, string>> = useSearch({ strict: false });
  const { problem } = search;
  if (problem === undefined) return null;
  const texts = new Map<string, string>(Object.entries(t.signInProblems));
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{t.signInFailed}</p>
      <p>{texts.get(problem) ?? t.signInProblems.SIGN_IN_FAILED}</p>
    </div>
  );
}
