import { z } from "zod";

import { permissions } from "./access/permission.ts";
import { roleIds } from "./access/role.ts";
import type { Endpoint } from "./endpoint.ts";
import { localised } from "./provenance.ts";

/** How far a right reaches. */
export const scopeShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("everything") }),
  z.object({
    kind: z.literal("limited"),
    municipalities: z.array(z.string()).readonly(),
    teams: z.array(z.string()).readonly(),
    workers: z.array(z.string()).readonly(),
  }),
]);

/** A role and how far it reaches. */
export const grantShape = z.object({ role: z.enum(roleIds), scope: scopeShape });
/** Shape of `grantShape`. */
export type Grant = z.infer<typeof grantShape>;

/** Who asks, what they may do and which area they look at; what every page starts from. */
export const sessionView = z.object({
  /**
   * The signed-in user; null before sign-in. `grants` are the roles the user may act in, one at a time;
   * `role` and `scope` are those of the one in use.
   */
  user: z
    .object({
      name: z.string(),
      role: z.enum(roleIds),
      scope: scopeShape,
      grants: z.array(grantShape).readonly(),
      /** `break-glass`: signed in with an emergency code. */
      signedInBy: z.enum(["provider", "break-glass"]),
    })
    .nullable(),
  /** Permissions of the session; only `public` before sign-in. Checked again on every request. */
  permissions: z.array(z.enum(permissions)).readonly(),
  /** The employment area; `synthetic` when its people and figures are invented. */
  area: z.object({ name: localised, synthetic: z.boolean() }),
  /**
   * How one signs in: `provider` goes to the area's identity provider, `demo` to the embedded one with its
   * invented users, `closed` by an emergency code alone.
   */
  signIn: z.object({
    kind: z.enum(["provider", "demo", "closed"]),
    /** The demo's users; empty where the provider is real. */
    users: z.array(z.object({ id: z.string(), name: z.string(), ...grantShape.shape })).readonly(),
  }),
  /** Version of the product, such as `0.1.0`. */
  version: z.string(),
});
/** Shape of `sessionView`. */
export type SessionView = z.infer<typeof sessionView>;

/** Who am I; answered to everybody. */
export const getSession: Endpoint<never, never, never, SessionView> = {
  id: "session",
  summary: "Who asks, what they may do and which area they look at",
  view: sessionView,
};

/** The session of nobody, and where the provider wants the browser to go to sign out there too. */
export const signedOutView = z.object({ session: sessionView, leaveAt: z.string().nullable() });
/** Shape of `signedOutView`. */
export type SignedOutView = z.infer<typeof signedOutView>;

/** Signs out of Luotsi. */
export const deleteSession: Endpoint<never, never, never, SignedOutView> = {
  id: "signOut",
  summary: "Sign out",
  view: signedOutView,
};

/** The role to act in from now on. */
export const changeRoleRequest = z.strictObject({ role: z.enum(roleIds) });
/** Shape of `changeRoleRequest`. */
export type ChangeRoleRequest = z.infer<typeof changeRoleRequest>;

/** Acts in another of one's own roles. */
export const putSessionRole: Endpoint<never, never, ChangeRoleRequest, SessionView> = {
  id: "changeRole",
  summary: "Act in another of one's own roles",
  body: changeRoleRequest,
  view: sessionView,
};

/** An emergency code, as `luotsi access break-glass` printed it. */
export const breakGlassRequest = z.strictObject({ code: z.string().max(100) });
/** Shape of `breakGlassRequest`. */
export type BreakGlassRequest = z.infer<typeof breakGlassRequest>;

/** Signs in as the emergency administrator. */
export const postBreakGlass: Endpoint<never, never, BreakGlassRequest, SessionView> = {
  id: "breakGlass",
  summary: "Sign in with an emergency code",
  body: breakGlassRequest,
  view: sessionView,
};
