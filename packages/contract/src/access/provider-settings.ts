import { z } from "zod";

import { roleIds } from "./role.ts";

const claimName = z.string().min(1).max(200);
const webAddress = z.url({ protocol: /^https?$/ });

/** How far a group reaches in a role. `own-customers` are those assigned to the one who signs in. */
export const groupScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everything") }),
  z.strictObject({
    kind: z.literal("municipalities"),
    municipalities: z.array(z.string().regex(/^\d{3}$/)).min(1),
  }),
  z.strictObject({
    kind: z.literal("teams"),
    teams: z.array(z.string().regex(/^[\w.:-]{1,100}$/)).min(1),
  }),
  z.strictObject({ kind: z.literal("own-customers") }),
]);
/** Shape of `groupScope`. */
export type GroupScope = z.infer<typeof groupScope>;

/** One line of the table of groups: who is in the group may act in the role. */
export const groupGrant = z.strictObject({
  group: z.string().min(1).max(500),
  role: z.enum(roleIds),
  scope: groupScope,
});
/** Shape of `groupGrant`. */
export type GroupGrant = z.infer<typeof groupGrant>;

/** How people sign in with an identity provider: the settings file. Words it does not know are refused. */
export const providerSettings = z.strictObject({
  /** Address people use, such as `https://luotsi.example.fi`, without a path. */
  publicUrl: webAddress,
  /** The provider's issuer, exactly as the provider writes it. */
  issuer: webAddress,
  clientId: z.string().min(1).max(500),
  /** File that holds the client's secret and nothing else; the variable LUOTSI_CLIENT_SECRET goes before it. */
  clientSecretFile: z.string().min(1).optional(),
  /** What is asked of the provider. */
  scopes: z.array(z.string().min(1)).default(["openid", "profile"]),
  /** Claim that names the user in the audit log: one that never changes and is never given to another. */
  userClaim: claimName.default("sub"),
  /** Claim that is shown as the user's name. */
  nameClaim: claimName.default("name"),
  /** Claim that lists the user's groups. */
  groupsClaim: claimName.default("groups"),
  /** Which group gives which role and how far. */
  groups: z.array(groupGrant).min(1),
  limits: z
    .strictObject({
      /** Minutes without a request after which a session ends. */
      idleMinutes: z
        .int()
        .min(1)
        .max(24 * 60)
        .default(60),
      /** Hours after which a session ends in any case. */
      absoluteHours: z.int().min(1).max(24).default(12),
    })
    .prefault({}),
});
/** Shape of `providerSettings`. */
export type ProviderSettings = z.infer<typeof providerSettings>;
