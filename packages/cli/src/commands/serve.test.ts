import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("../../bin/luotsi.mjs", import.meta.url));
let started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  started = [];
});

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
  readonly stop: (signal: NodeJS.Signals) => void;
}

function luotsi(...words: readonly string[]): Running {
  const child = spawn(process.execPath, [launcher, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let out = "";
  let err = "";
  const firstLine = new Promise<string>((fulfil) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString("utf8");
      if (out.includes("\n")) fulfil(out.split("\n")[0] ?? "");
    });
  });
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const ended = new Promise<Ended>((fulfil) => {
    child.on("close", (status) => fulfil({ status, out, err }));
  });
  return { firstLine, ended, stop: (signal) => child.kill(signal) };
}

async function freshWorkspace(): Promise<string> {
  return await mkdtemp(join(tmpdir(), "luotsi-serve-"));
}

describe("luotsi serve", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "tells its address, serves, and ends in order on %s",
    async (signal) => {
      const workspace = await freshWorkspace();
      const server = luotsi("serve", "--workspace", workspace, "--port", "0", "--json");
      const { address } = JSON.parse(await server.firstLine) as { address: string };
      const health = await fetch(`${address}/health`);
      expect(await health.json()).toMatchObject({ status: "ok" });
      server.stop(signal);
      expect(await server.ended).toMatchObject({ status: 0 });
      await expect(fetch(`${address}/health`)).rejects.toThrow();
    },
  );

  test("says in Finnish how to sign in and how to stop", async () => {
    const server = luotsi("serve", "--workspace", await freshWorkspace(), "--port", "0");
    expect(await server.firstLine).toMatch(/^Luotsi on käynnissä: http:\/\/127\.0\.0\.1:\d+$/);
    server.stop("SIGTERM");
    const { out } = await server.ended;
    expect(out).toContain("valitse rooli");
    expect(out).toContain("Ctrl+C");
  });

  test.each([
    { words: ["--port", "http"], code: "WRONG_USAGE" },
    { words: ["--port", "65536"], code: "WRONG_USAGE" },
    { words: ["--log", "everything"], code: "WRONG_USAGE" },
    { words: ["--today", "2026-02-30"], code: "WRONG_USAGE" },
    { words: ["--host", "0.0.0.0"], code: "HOST_NOT_LOOPBACK" },
  ])("$words is refused as wrong usage", async ({ words, code }) => {
    const server = luotsi("serve", "--workspace", await freshWorkspace(), "--json", ...words);
    const { status, out } = await server.ended;
    expect(JSON.parse(out)).toMatchObject({ error: { code } });
    expect(status).toBe(2);
  });

  test("the demo's provider does not start beside a real one, and settings are read before anything else", async () => {
    const workspace = await freshWorkspace();
    const settings = join(workspace, "sign-in.json");
    await writeFile(
      settings,
      JSON.stringify({
        publicUrl: "https://luotsi.example.fi",
        issuer: "https://login.example.fi",
        clientId: "luotsi",
        clientSecretFile: settings,
        groups: [{ group: "g", role: "auditor", scope: { kind: "everything" } }],
      }),
    );
    const common = ["--workspace", workspace, "--json", "--sign-in"];
    const demo = await luotsi("demo", ...common, settings).ended;
    expect(JSON.parse(demo.out)).toMatchObject({ error: { code: "DEMO_PROVIDER_REFUSED" } });
    const missing = await luotsi("serve", ...common, join(workspace, "none.json")).ended;
    expect(JSON.parse(missing.out)).toMatchObject({ error: { code: "SIGN_IN_SETTINGS_WRONG" } });
  });
});

test("luotsi access break-glass prints a code, which the audit log knows by its number alone", async () => {
  const workspace = await freshWorkspace();
  const { out, status } = await luotsi("access", "break-glass", "--workspace", workspace, "--json")
    .ended;
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    number: 1,
    code: expect.stringMatching(/^\w{5}(-\w{5}){4}$/),
  });
});
