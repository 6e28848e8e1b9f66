import type { SessionView } from "@luotsi/contract";

import type { ShellMessages } from "./messages.fi.ts";

type Scope = NonNullable<SessionView["user"]>["scope"];

/** How far somebody sees, in words. */
export function scopeWords(scope: Scope, t: ShellMessages): string {
  if (scope.kind === "everything") return t.scopeEverything;
  const parts = [
    ...(scope.municipalities.length > 0 ? [t.scopeMunicipalities(list(scope.municipalities))] : []),
    ...(scope.teams.length > 0 ? [t.scopeTeams(list(scope.teams))] : []),
    ...(scope.workers.length > 0 ? [t.scopeOwn] : []),
  ];
  return parts.join(", ");
}

function list(words: readonly string[]): string {
  return words.join(", ");
}
