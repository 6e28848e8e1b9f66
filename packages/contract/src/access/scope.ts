/** How far a right reaches: whose people its answers may be about. */
export const scopeKinds = ["everything", "municipalities", "teams", "own-customers"] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Somebody's reach. Several parts are a union: who is in any of them is in. */
export type Scope =
  | { readonly kind: "everything" }
  | {
      readonly kind: "limited";
      /** Codes of municipalities of residence, such as `398`. */
      readonly municipalities: readonly string[];
      /** Ids of teams of the table of customer assignments. */
      readonly teams: readonly string[];
      /** Ids of workers whose customers are in; the reader's own, or none. */
      readonly workers: readonly string[];
    };

export const wholeArea: Scope = { kind: "everything" };

/** A reach over nobody. */
export const nobody: Scope = { kind: "limited", municipalities: [], teams: [], workers: [] };

/** Everybody who is in either. `everything` swallows the rest; order and repetition do not matter. */
export function uniteScopes(a: Scope, b: Scope): Scope {
  if (a.kind === "everything" || b.kind === "everything") return wholeArea;
  return {
    kind: "limited",
    municipalities: united(a.municipalities, b.municipalities),
    teams: united(a.teams, b.teams),
    workers: united(a.workers, b.workers),
  };
}

function united(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].toSorted();
}
