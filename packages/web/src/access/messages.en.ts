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
  oneTable: "The table comes from the list by which the server checks every request.",
};
