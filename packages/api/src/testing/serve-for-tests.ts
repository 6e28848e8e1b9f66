// Run by tests as a process of its own, to be killed: serves a workspace and says where.
import { day } from "@luotsi/base";
import { openWorkspace } from "@luotsi/usecases";

import { startServer } from "../start-server.ts";

export interface ServeTask {
  readonly folder: string;
  readonly databaseUrl: string;
}

const [, script, text] = process.argv;
if (script === import.meta.filename && text !== undefined) {
  const task = JSON.parse(text) as ServeTask;
  const workspace = await openWorkspace({ ...task, clock: () => day("2026-11-22") });
  const server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: undefined,
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
    requestsPerMinute: 1_000_000,
  });
  process.stdout.write(`${server.address}\n`);
}
