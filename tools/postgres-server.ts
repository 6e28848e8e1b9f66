import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";

export interface ServerForTests {
  readonly url: string;
  readonly stop: () => void;
}

/**
 * Starts a throw-away PostgreSQL server from the system's own packages, so that every store test
 * also runs on a real server and not only on the embedded one.
 *
 * @returns the server, or the reason why there is none.
 */
export async function startSystemPostgres(): Promise<ServerForTests | string> {
  const bin = newestInstalled();
  if (bin === undefined) return "no PostgreSQL 15 or newer is installed";
  const asRoot = process.getuid?.() === 0;
  const owner = asRoot ? ownerIds() : undefined;
  if (asRoot && owner === undefined) return "there is no user postgres to run the server as";
  const folder = mkdtempSync(`${tmpdir()}/luotsi-test-postgres-`);
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const run = (program: string, args: readonly string[]): void => {
    const done = spawnSync(`${bin}/${program}`, args, { cwd: folder, encoding: "utf8", ...owner });
    if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr}${done.stdout}`);
  };
  run("initdb", [
    "-D",
    `${folder}/data`,
    "-U",
    "luotsi",
    "-E",
    "UTF8",
    "--no-locale",
    "-A",
    "trust",
  ]);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200`;
  run("pg_ctl", ["-D", `${folder}/data`, "-l", `${folder}/log`, "-w", "-o", settings, "start"]);
  return {
    url: `postgresql://luotsi@127.0.0.1:${port}/postgres`,
    stop: () => {
      run("pg_ctl", ["-D", `${folder}/data`, "-m", "immediate", "-w", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newestInstalled(): string | undefined {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).map(Number);
  const newest = Math.max(...versions.filter((version) => version >= 15), 0);
  return newest === 0 ? undefined : `${base}/${newest}/bin`;
}

function ownerIds(): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim() || Number.NaN),
  );
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
