import type { GroupGrant, GroupScope, RoleId } from "@luotsi/contract";

/** A user of the demo's provider; the only member of a group. */
export interface DemoPerson extends GroupGrant {
  /** Id at the provider and in the audit log. */
  readonly id: string;
  readonly name: string;
}

const everything: GroupScope = { kind: "everything" };

/** Invented people: one for each role, and a few who see less. */
export const demoPeople: readonly DemoPerson[] = [
  person("controller", "Kaisa Demo", everything),
  person("director", "Olli Demo", everything),
  person("team-lead", "Terhi Demo", everything),
  person("coach", "Ville Demo", { kind: "own-customers" }),
  person("grants-handler", "Aino Demo", everything),
  person("employer-expert", "Eero Demo", everything),
  person("board-member", "Leena Demo", everything),
  person("state-partner", "Sami Demo", everything),
  person("analyst", "Anna Demo", everything),
  person("administrator", "Paavo Demo", everything),
  person("auditor", "Tarja Demo", everything),
  {
    ...person("controller", "Katri Demo", { kind: "municipalities", municipalities: ["398"] }),
    id: "demo-controller-398",
    group: "demo-controller-398",
  },
  {
    ...person("team-lead", "Tiina Demo", { kind: "teams", teams: ["alku"] }),
    id: "demo-team-lead-alku",
    group: "demo-team-lead-alku",
  },
];

function person(role: RoleId, name: string, scope: GroupScope): DemoPerson {
  return { id: `demo-${role}`, group: `demo-${role}`, name, role, scope };
}
