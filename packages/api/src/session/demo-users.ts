import { roleIds, type RoleId } from "@luotsi/contract";

import type { Session } from "./session.ts";

/** Invented people, one for each role of the demo. */
const names: Readonly<Record<RoleId, string>> = {
  controller: "Kaisa Demo",
  director: "Olli Demo",
  "team-lead": "Terhi Demo",
  coach: "Ville Demo",
  "grants-handler": "Aino Demo",
  "employer-expert": "Eero Demo",
  "board-member": "Leena Demo",
  "state-partner": "Sami Demo",
  analyst: "Anna Demo",
  administrator: "Paavo Demo",
  auditor: "Tarja Demo",
};

/** The demo's user of a role. */
export function demoUser(role: RoleId): Session {
  return { user: `demo-${role}`, name: names[role], role };
}

/** Reads a role that came from outside. */
export function parseRole(text: string): RoleId | undefined {
  return roleIds.find((role) => role === text);
}
