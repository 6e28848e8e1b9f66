import {
  uniteScopes,
  type Grant,
  type GroupGrant,
  type GroupScope,
  type RoleId,
  type Scope,
} from "@luotsi/contract";

/**
 * What somebody's groups allow. Every line of the table whose group the person is in counts. Lines of one role
 * are united: the widest reach wins, and parts that do not contain each other are added up. Roles come in the
 * order of the table; the first is the one acted in until the user chooses another.
 *
 * @param table lines of the settings, in their order.
 * @param groups names of the person's groups, as the provider gave them; compared letter by letter.
 * @param user id of the person, who owns the customers of `own-customers`.
 * @returns one grant for each role; none when no line fits.
 */
export function grantsOfGroups(
  table: readonly GroupGrant[],
  groups: readonly string[],
  user: string,
): readonly Grant[] {
  const reach = new Map<RoleId, Scope>();
  for (const { group, role, scope } of table) {
    if (!groups.includes(group)) continue;
    const added = scopeOf(scope, user);
    const before = reach.get(role);
    reach.set(role, before === undefined ? added : uniteScopes(before, added));
  }
  return [...reach].map(([role, scope]) => ({ role, scope }));
}

const none = { municipalities: [], teams: [], workers: [] };

function scopeOf(scope: GroupScope, user: string): Scope {
  if (scope.kind === "everything") return scope;
  if (scope.kind === "own-customers") return { kind: "limited", ...none, workers: [user] };
  if (scope.kind === "teams") return { kind: "limited", ...none, teams: scope.teams.toSorted() };
  return { kind: "limited", ...none, municipalities: scope.municipalities.toSorted() };
}
