import { z } from "zod";

import { permissions } from "./access/permission.ts";
import { roleIds } from "./access/role.ts";
import type { Endpoint } from "./endpoint.ts";
import { localised } from "./provenance.ts";

/** Who asks, what they may do and which area they look at; what every page starts from. */
export const sessionView = z.object({
  /** The signed-in user; null before sign-in. `name` is the demo user's, never a real person's. */
  user: z.object({ name: z.string(), role: z.enum(roleIds) }).nullable(),
  /** Permissions of the session; only `public` before sign-in. Checked again on every request. */
  permissions: z.array(z.enum(permissions)),
  /** The employment area; `synthetic` when its people and figures are invented. */
  area: z.object({ name: localised, synthetic: z.boolean() }),
  /** Roles one may sign in as where the demo's sign-in is on; empty where it is off. */
  demoRoles: z.array(z.enum(roleIds)),
  /** Version of the product, such as `0.1.0`. */
  version: z.string(),
});
/** Shape of `sessionView`. */
export type SessionView = z.infer<typeof sessionView>;

/** The role to sign in as. */
export const signInRequest = z.strictObject({ role: z.enum(roleIds) });
/** Shape of `signInRequest`. */
export type SignInRequest = z.infer<typeof signInRequest>;

/** Who am I; answered to everybody. */
export const getSession: Endpoint<never, never, never, SessionView> = {
  id: "session",
  summary: "Who asks, what they may do and which area they look at",
  view: sessionView,
};

/** Signs in as one of the demo's roles and answers with the new session. */
export const postSession: Endpoint<never, never, SignInRequest, SessionView> = {
  id: "signIn",
  summary: "Sign in as one of the demo's roles",
  body: signInRequest,
  view: sessionView,
};

/** Signs out and answers with the session of nobody. */
export const deleteSession: Endpoint<never, never, never, SessionView> = {
  id: "signOut",
  summary: "Sign out",
  view: sessionView,
};
