import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";

/** An answer that sends the browser on; it has no body. */
const nothing = z.null();

/** Where to go after signing in, and in the demo as whom. */
export const startSignInQuery = z.object({
  /** A path of this server, such as `/talous?vuosi=2026`. */
  to: z.string().max(8000).default("/"),
  /** Id of a user of the demo's provider. */
  as: z.string().max(100).optional(),
});
/** Shape of `startSignInQuery`. */
export type StartSignInQuery = z.infer<typeof startSignInQuery>;

/** Sends the browser to the identity provider. */
export const getStartSignIn: Endpoint<never, StartSignInQuery, never, null> = {
  id: "startSignIn",
  summary: "Go to the identity provider",
  query: startSignInQuery,
  view: nothing,
  redirects: true,
};

/** What the provider sends the browser back with. */
export const finishSignInQuery = z.looseObject({
  state: z.string().max(500).default(""),
  code: z.string().max(4000).optional(),
  error: z.string().max(200).optional(),
});
/** Shape of `finishSignInQuery`. */
export type FinishSignInQuery = z.infer<typeof finishSignInQuery>;

/** Finishes signing in: the provider sends the browser here. */
export const getFinishSignIn: Endpoint<never, FinishSignInQuery, never, null> = {
  id: "finishSignIn",
  summary: "Come back from the identity provider",
  query: finishSignInQuery,
  view: nothing,
  redirects: true,
};

/** What the provider says of a session that ended there. */
export const backChannelRequest = z.looseObject({ logout_token: z.string().max(20_000) });
/** Shape of `backChannelRequest`. */
export type BackChannelRequest = z.infer<typeof backChannelRequest>;

/** How many sessions ended here. */
export const endedSessionsView = z.object({ ended: z.int() });
/** Shape of `endedSessionsView`. */
export type EndedSessionsView = z.infer<typeof endedSessionsView>;

/** Ends sessions that have ended at the provider; called by the provider itself. */
export const postBackChannelSignOut: Endpoint<never, never, BackChannelRequest, EndedSessionsView> =
  {
    id: "backChannelSignOut",
    summary: "The identity provider ends a session (OpenID Connect Back-Channel Logout 1.0)",
    body: backChannelRequest,
    view: endedSessionsView,
    form: true,
  };

/** Which session ended at the provider. */
export const frontChannelQuery = z.object({
  iss: z.string().max(2000).default(""),
  sid: z.string().max(500).default(""),
});
/** Shape of `frontChannelQuery`. */
export type FrontChannelQuery = z.infer<typeof frontChannelQuery>;

/** Ends a session that has ended at the provider; opened by the provider in the browser. */
export const getFrontChannelSignOut: Endpoint<never, FrontChannelQuery, never, EndedSessionsView> =
  {
    id: "frontChannelSignOut",
    summary: "The identity provider ends a session (OpenID Connect Front-Channel Logout 1.0)",
    query: frontChannelQuery,
    view: endedSessionsView,
  };
