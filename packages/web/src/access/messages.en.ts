import type { AccessMessages } from "./messages.fi.ts";

export const en: AccessMessages = {
  title: "Administration: Access rights",
  everyRole: "every role",
  finding: ({ roles, permissions, people }) =>
    `${roles} roles and ${permissions} permissions, ${people} of which open data on single people.`,
  findingOfRole: ({ role, permissions, people }) =>
    `${role}: ${permissions} permissions, ${people} of which open data on single people.`,
  filter: "Show {role}.",
  role: "Role",
  table: "Who may do what and why",
  may: "May",
  why: "Why",
  about: "About",
  who: "Who has it",
  routes: "Addresses",
  reach: {
    nobody: "no people",
    sums: "sums",
    people: "single people",
  },
  scope: "Limited right",
  scopes: { any: "same for all", cut: "sees own only", whole: "none" },
  roles: "Roles and how far they may reach",
  scopeLead:
    "A limited right reaches a part of the area: municipalities, teams or own customers. It comes from a group of the identity provider.",
  job: "What the role does",
  mayReach: "May reach",
  scopeKinds: {
    everything: "the whole area",
    municipalities: "municipalities",
    teams: "teams",
    "own-customers": "own customers",
  },
  codes: "Emergency codes",
  codeNumber: "#",
  codeMade: "Made",
  codeEnds: "Valid until",
  codeUsed: "Used",
  codeUnused: "not used",
  noCodes: "No emergency codes have been made.",
  oneTable: "The table comes from the list by which the server checks every request.",
};
