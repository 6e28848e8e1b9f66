import { createServer, type Server } from "node:http";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

import type { RulesView, SessionView } from "@luotsi/contract";
import { roleIds, roles, type RoleId } from "@luotsi/contract/roles";

/**
 * Serves the built pages and as much of the API as the shell needs, for tests of the shell and the parts
 * only. Tests of pages run against the real API.
 */
export async function startShellServer(answers: ShellAnswers): Promise<ShellServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const role = roleIds.find((each) => request.headers.cookie === `role=${each}`);
      if (pathname === "/api/sign-in") {
        const chosen = (searchParams.get("as") ?? "").replace("demo-", "");
        const location = searchParams.get("to") ?? "/";
        response.writeHead(303, { "set-cookie": `role=${chosen}; Path=/`, location });
        return response.end();
      }
      if (pathname === "/api/session" && request.method === "DELETE") {
        response.setHeader("set-cookie", "role=nobody; Path=/");
        return json(200, { session: sessionOf(undefined, answers.isSynthetic), leaveAt: null });
      }
      if (pathname === "/api/session") return json(200, sessionOf(role, answers.isSynthetic));
      if (pathname === "/api/rules") return json(200, answers.rules);
      if (pathname.startsWith("/api/")) {
        return json(404, { title: "Ei löydy", status: 404, code: "NOT_FOUND", id: "t-1" });
      }
      return await file(pathname);
    })();

    function json(status: number, body: unknown): void {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    }

    async function file(pathname: string): Promise<void> {
      const isFile = extname(pathname) !== "";
      const path = join(answers.folder, normalize(isFile ? pathname : "/index.html"));
      if (!existsSync(path)) return json(404, { title: "Ei löydy", code: "NOT_FOUND" });
      response.writeHead(200, { "content-type": mediaTypes[extname(path)] ?? "text/plain" });
      response.end(await readFile(path));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { origin: originOf(server), stop: () => server.close() };
}

export interface ShellAnswers {
  /** Folder of the built pages. */
  readonly folder: string;
  readonly isSynthetic: boolean;
  readonly rules: RulesView;
}

export interface ShellServer {
  readonly origin: string;
  readonly stop: () => void;
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const everything = { kind: "everything" } as const;

function sessionOf(role: RoleId | undefined, isSynthetic: boolean): SessionView {
  return {
    user: role === undefined ? null : userOf(role),
    permissions: role === undefined ? ["public"] : ["public", ...roles[role].permissions],
    area: {
      name: {
        fi: "Lahden työllisyysalue",
        sv: "Lahtis sysselsättningsområde",
        en: "Lahti employment area",
      },
      synthetic: isSynthetic,
    },
    signIn: {
      kind: "demo",
      users: roleIds.map((id) => ({
        id: `demo-${id}`,
        name: roles[id].title.fi,
        role: id,
        scope: everything,
      })),
    },
    version: "0.1.0",
  };
}

function userOf(role: RoleId): NonNullable<SessionView["user"]> {
  const grant = { role, scope: everything };
  return { name: roles[role].title.fi, ...grant, grants: [grant], signedInBy: "provider" };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has a port");
  return `http://127.0.0.1:${address.port}`;
}
