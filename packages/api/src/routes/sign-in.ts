import { AppError } from "@luotsi/base";
import {
  getFinishSignIn,
  getFrontChannelSignOut,
  getStartSignIn,
  postBackChannelSignOut,
} from "@luotsi/contract";

import { redirectRoute, viewRoute, type Route } from "../route.ts";
import { localPath } from "../sign-in/local-path.ts";
import { logoutTokenLastsSeconds } from "../sign-in/logout-token.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { SessionSurroundings } from "./session.ts";

/** To the identity provider and back, and what the provider tells of sessions that ended there. */
export function signInRoutes(surroundings: SessionSurroundings): readonly Route[] {
  return [
    startRoute(surroundings),
    finishRoute(surroundings),
    backChannelRoute(surroundings),
    frontChannelRoute(surroundings),
  ];
}

function startRoute(surroundings: SessionSurroundings): Route {
  return redirectRoute({
    endpoint: getStartSignIn,
    audit: "not-audited",
    handle: async ({ query }, { host, keepSignIn }) => {
      const signIn = openSignIn(surroundings);
      const returnTo = localPath(query.to);
      const { origin, host: ownHost } = new URL(signIn.origin());
      if (host !== ownHost) return `${origin}${againAt(returnTo, query.as)}`;
      const { location, browserSecret } = await signIn.start(returnTo, query.as);
      keepSignIn(browserSecret);
      return location;
    },
  });
}

/** The provider sends the browser to one name of this server; cookies must be of that name. */
function againAt(to: string, as: string | undefined): string {
  const search = new URLSearchParams({ to, ...(as === undefined ? {} : { as }) });
  return `/api/sign-in?${search.toString()}`;
}

function finishRoute(surroundings: SessionSurroundings): Route {
  const { sessions } = surroundings;
  return redirectRoute({
    endpoint: getFinishSignIn,
    audit: () => ({}),
    handle: async ({ query }, { session, signInSecret, keepSignIn, keepSession }) => {
      const signIn = openSignIn(surroundings);
      keepSignIn(undefined);
      const finished = await signIn.finish({ query, browserSecret: signInSecret ?? "" });
      if (session !== undefined) await sessions.end(session);
      const begun = await sessions.begin(finished.who);
      keepSession(begun.session, begun.token);
      return finished.returnTo;
    },
  });
}

function backChannelRoute(surroundings: SessionSurroundings): Route {
  const { sessions } = surroundings;
  return viewRoute({
    endpoint: postBackChannelSignOut,
    audit: () => ({}),
    handle: async ({ body }) => {
      const { id, ...ended } = await openSignIn(surroundings).readLogoutToken(body.logout_token);
      const isNew = await sessions.takeLogoutToken(
        `${ended.issuer} ${id}`,
        // The signature's age is judged with a minute's tolerance on both sides.
        (logoutTokenLastsSeconds + 120) * 1000,
      );
      if (!isNew) throw new AppError("SIGN_IN_FAILED", { reason: "jti" });
      return { ended: await sessions.endAtProvider(ended) };
    },
  });
}

function frontChannelRoute(surroundings: SessionSurroundings): Route {
  const { sessions } = surroundings;
  return viewRoute({
    endpoint: getFrontChannelSignOut,
    audit: () => ({}),
    handle: async ({ query }) => {
      const issuer = openSignIn(surroundings).issuer();
      if (query.iss !== issuer || query.sid === "") {
        throw new AppError("SIGN_IN_FAILED", { reason: "iss, sid" });
      }
      const ended = { issuer, subject: undefined, providerSession: query.sid };
      return { ended: await sessions.endAtProvider(ended) };
    },
  });
}

function openSignIn({ signIn }: SessionSurroundings): SignIn {
  if (signIn === undefined) throw new AppError("DEMO_SIGN_IN_OFF");
  return signIn;
}
