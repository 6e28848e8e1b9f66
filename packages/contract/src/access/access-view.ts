import { z } from "zod";

import type { Endpoint } from "../endpoint.ts";
import { localised } from "../provenance.ts";
import { permissions } from "./permission.ts";
import { roleIds } from "./role.ts";
import { scopeKinds } from "./scope.ts";

/** Who may do what, and why: the declaration the server checks by, in words. */
export const accessView = z.object({
  roles: z.array(
    z.object({
      id: z.enum(roleIds),
      title: localised,
      /** What the role does with Luotsi. */
      job: localised,
      /** How far it may reach. */
      scopes: z.array(z.enum(scopeKinds)).readonly(),
    }),
  ),
  /** Every permission that needs a session, in the order of the declaration. */
  permissions: z.array(
    z.object({
      id: z.enum(permissions),
      title: localised,
      /** Why anybody needs it. */
      reason: localised,
      /** What its answers are about: nobody, sums of many people, or people one by one. */
      reach: z.enum(["nobody", "sums", "people"]),
      /** What a limited scope does to it. */
      scope: z.enum(["any", "cut", "whole"]),
      roles: z.array(z.enum(roleIds)),
      /** How many addresses of the interface it opens. */
      routes: z.int(),
    }),
  ),
  /** Every emergency code ever made, newest first; instants are ISO 8601 in UTC. */
  emergencyCodes: z.array(
    z.object({
      id: z.int(),
      madeAt: z.string(),
      endsAt: z.string(),
      usedAt: z.string().nullable(),
    }),
  ),
});
/** Shape of `accessView`. */
export type AccessView = z.infer<typeof accessView>;

/** Who may do what and why. */
export const getAccess: Endpoint<never, never, never, AccessView> = {
  id: "access",
  summary: "Who may do what and why",
  view: accessView,
};
