import type { getSession, Permission, SessionView } from "@luotsi/contract";
import { createContext, useContext, type ReactElement, type ReactNode } from "react";

const SessionContext = createContext<SessionView | undefined>(undefined);

export type SessionEndpoint = typeof getSession;

interface SessionProviderProps {
  readonly session: SessionView;
  readonly children: ReactNode;
}

export function SessionProvider({ session, children }: SessionProviderProps): ReactElement {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in and which area is shown; only below the shell. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession is used outside the shell");
  return session;
}

/** May the reader do this? For offering or leaving out a button; the API decides. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
