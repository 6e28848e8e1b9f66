import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { AppError } from "@luotsi/base";

import { connects, type ConnectionDetails } from "../postgres/connection-details.ts";
import { ownIdentity, type ProcessIdentity } from "./process-identity.ts";
import { serverAccount } from "./server-account.ts";
import { dataFolder, programFolder } from "./server-folders.ts";
import {
  initialise,
  isInitialised,
  postmasterOf,
  resetPassword,
  signal,
  startServer,
  stopServer,
  type Cluster,
  type ClusterSecret,
} from "./server-process.ts";
import { onUnattendedExit } from "./unattended-exit.ts";
import { hasClients, markClient, unmarkClient, type ClientMark } from "./workspace-clients.ts";
import { withWorkspaceLock, withWorkspaceLockAtTheEnd } from "./workspace-lock.ts";

/** The workspace's server while somebody uses it. */
export interface EmbeddedServer {
  readonly connection: ConnectionDetails;
  /** The server's first process. */
  readonly postmaster: number;
  /** Did this call start the server, or was it running for another process? */
  readonly startedHere: boolean;
  /** Stops using it; the last to leave stops the server. */
  readonly leave: () => Promise<void>;
}

interface ServerFile extends ClusterSecret {
  readonly port: number;
  readonly postmaster: number;
  readonly owner: ProcessIdentity;
}

const user = "luotsi";
const largestLogBytes = 5_000_000;

/**
 * Joins the workspace's PostgreSQL server, and starts it when it is not running.
 *
 * Starting and stopping have one owner at a time, held by a lock; a server whose owner was killed is
 * taken over, or cleared away when it does not answer.
 */
export async function joinEmbeddedServer(
  workspace: string,
  extraSettings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedServer> {
  const isRoot = process.getuid?.() === 0;
  mkdirSync(workspace, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const folder = realpathSync(workspace);
  return await withWorkspaceLock(folder, async () => {
    const cluster = clusterOf(folder);
    const known = readServerFile(folder);
    const running = await answering(cluster, known);
    const file = running ?? (await start(folder, cluster, { known, extraSettings }));
    return session(folder, cluster, { file, startedHere: running === undefined });
  });
}

function clusterOf(workspace: string): Cluster {
  const account = serverAccount();
  const log = join(workspace, "postgres.log");
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) rmSync(log);
  return {
    programs: programFolder(account),
    data: dataFolder(workspace, account),
    account,
    log,
  };
}

async function answering(
  cluster: Cluster,
  file: ServerFile | undefined,
): Promise<ServerFile | undefined> {
  const postmaster = postmasterOf(cluster);
  if (postmaster === undefined) return undefined;
  if (file?.postmaster === postmaster && (await connects(detailsOf(file)))) return file;
  await stopServer(postmaster);
  return undefined;
}

async function start(
  workspace: string,
  cluster: Cluster,
  { known, extraSettings }: StartOptions,
): Promise<ServerFile> {
  const secret = known ?? { user, password: randomBytes(24).toString("base64url") };
  if (isInitialised(cluster)) {
    checkVersion(cluster);
    if (known === undefined) resetPassword(cluster, secret);
  } else {
    initialise(cluster, secret);
  }
  const before = { user: secret.user, password: secret.password, owner: ownIdentity() };
  writeServerFile(workspace, { ...before, port: 0, postmaster: 0 });
  const { pid, port } = await startServer(cluster, extraSettings);
  const file = { ...before, port, postmaster: pid };
  writeServerFile(workspace, file);
  return file;
}

interface StartOptions {
  readonly known: ServerFile | undefined;
  readonly extraSettings: Readonly<Record<string, string>>;
}

function checkVersion(cluster: Cluster): void {
  const version = readFileSync(join(cluster.data, "PG_VERSION"), "utf8").trim();
  if (version === "18") return;
  throw new AppError("DATABASE_UNAVAILABLE", {
    reason: `the data in ${cluster.data} is of PostgreSQL ${version}, the embedded server is 18`,
  });
}

function session(
  workspace: string,
  cluster: Cluster,
  { file, startedHere }: { readonly file: ServerFile; readonly startedHere: boolean },
): EmbeddedServer {
  const mark = markClient(workspace);
  const forget = onUnattendedExit(() => {
    leaveUnattended(workspace, mark, file);
  });
  return {
    connection: detailsOf(file),
    postmaster: file.postmaster,
    startedHere,
    leave: async () => {
      forget();
      await withWorkspaceLock(workspace, async () => {
        unmarkClient(mark);
        if (!hasClients(mark) && postmasterOf(cluster) === file.postmaster) {
          await stopServer(file.postmaster);
        }
      });
    },
  };
}

/**
 * The last to leave says in the file that the server goes down, so that nobody joins one that still
 * answers for a moment. Who holds the lock for long is stopping the server already.
 */
function leaveUnattended(workspace: string, mark: ClientMark, file: ServerFile): void {
  const isLeft = withWorkspaceLockAtTheEnd(workspace, () => {
    unmarkClient(mark);
    if (hasClients(mark) || readServerFile(workspace)?.postmaster !== file.postmaster) return;
    writeServerFile(workspace, { ...file, port: 0, postmaster: 0 });
    signal(file.postmaster, "SIGINT");
  });
  if (!isLeft) unmarkClient(mark);
}

function detailsOf(file: ServerFile): ConnectionDetails {
  return {
    host: "127.0.0.1",
    port: file.port,
    user: file.user,
    password: file.password,
    database: "postgres",
  };
}

function readServerFile(workspace: string): ServerFile | undefined {
  try {
    return JSON.parse(readFileSync(join(workspace, "server.json"), "utf8")) as ServerFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function writeServerFile(workspace: string, file: ServerFile): void {
  const path = join(workspace, "server.json");
  writeFileSync(`${path}.next`, JSON.stringify(file), { mode: 0o600 });
  renameSync(`${path}.next`, path);
}
