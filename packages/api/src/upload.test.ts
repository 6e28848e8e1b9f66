import { mkdtemp, readFile, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AppError } from "@luotsi/base";
import { postInspect, type InspectView } from "@luotsi/contract";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

import { uploadRoute } from "./route.ts";
import { ownSessions, type OwnSessions } from "./testing/test-session.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";
import type { Upload } from "./upload.ts";

let sessions: OwnSessions;
beforeAll(async () => {
  sessions = await ownSessions();
});
afterAll(async () => await sessions.close());

const maxBytes = 10_000;
const boundary = "----boundary";

interface Received {
  readonly server: TestServer;
  readonly folder: string;
  readonly uploads: readonly Upload[];
}

let server: TestServer | undefined;
afterEach(async () => await server?.close());

async function receiving(
  handle: (upload: Upload) => Promise<InspectView> = refuse,
): Promise<Received> {
  const folder = join(await mkdtemp(join(tmpdir(), "luotsi-upload-")), "incoming");
  const uploads: Upload[] = [];
  const route = uploadRoute({
    endpoint: postInspect,
    audit: ({ body }) => ({ source: body.source }),
    handle: async ({ upload }) => {
      uploads.push(upload);
      return await handle(upload);
    },
  });
  server = await testServer([route], { sessions: sessions.keeper, uploads: { folder, maxBytes } });
  return { server, folder, uploads };
}

async function refuse(upload: Upload): Promise<InspectView> {
  throw new AppError("EMPTY_FILE", { file: upload.fileName });
}

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly content: string;
}

async function send(
  to: Received,
  parts: readonly Part[],
): Promise<Awaited<ReturnType<TestServer["app"]["inject"]>>> {
  const body = parts.map(({ name, fileName, content }) => {
    const file = fileName === undefined ? "" : `; filename="${fileName}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return await to.server.app.inject({
    method: "POST",
    url: "/api/imports/inspect",
    headers: {
      cookie: await to.server.cookieOf("controller"),
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    payload: `${body.join("")}--${boundary}--\r\n`,
  });
}

const file: Part = { name: "file", fileName: "persons.csv", content: "person_id\r\n1\r\n" };

test("the handler gets the whole file in a folder only the server reads", async () => {
  let seen = "";
  let mode = 0;
  const to = await receiving(async (upload) => {
    seen = await readFile(upload.path, "utf8");
    mode = (await stat(upload.path)).mode & 0o777;
    return await refuse(upload);
  });
  await send(to, [{ name: "source", content: "persons" }, file]);
  expect(seen).toBe(file.content);
  expect(mode).toBe(0o600);
  expect(to.uploads[0]).toMatchObject({ fileName: "persons.csv", bytes: file.content.length });
});

test("fields are read wherever they stand in the form, and noted as codes", async () => {
  const to = await receiving();
  await send(to, [file, { name: "source", content: "persons" }]);
  expect(to.server.events.at(-1)).toMatchObject({
    route: "inspectFile",
    ids: { source: "persons" },
    outcome: "EMPTY_FILE",
  });
});

test("a file that was refused is gone", async () => {
  const to = await receiving();
  const answer = await send(to, [file]);
  expect(answer.json()).toMatchObject({ code: "EMPTY_FILE" });
  expect(await readdir(to.folder)).toEqual([]);
});

test.each([
  ["the largest allowed", maxBytes, 422],
  ["one byte more", maxBytes + 1, 413],
])("%s", async (_, bytes, status) => {
  const to = await receiving();
  const answer = await send(to, [{ ...file, content: "x".repeat(bytes) }]);
  expect(answer.statusCode).toBe(status);
  expect(await readdir(to.folder)).toEqual([]);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\kaisa\\maksut.csv", "maksut.csv"],
])("the name %s is only a name", async (fileName, plain) => {
  const to = await receiving();
  await send(to, [{ ...file, fileName }]);
  expect(to.uploads[0]?.fileName).toBe(plain);
  expect(to.uploads[0]?.path.startsWith(to.folder)).toBe(true);
});

test.each([
  ["no file", [{ name: "source", content: "persons" }], "INVALID_REQUEST"],
  ["two files", [file, file], "INVALID_REQUEST"],
  ["an unknown source", [file, { name: "source", content: "secrets" }], "INVALID_REQUEST"],
  ["an unknown field", [file, { name: "sauce", content: "persons" }], "INVALID_REQUEST"],
])("a form with %s is refused and nothing stays", async (_, parts, code) => {
  const to = await receiving();
  const answer = await send(to, parts);
  expect(answer.json()).toMatchObject({ code });
  expect(to.uploads).toEqual([]);
  expect(await readdir(to.folder).catch(() => [])).toEqual([]);
});

test("what is not a form is refused", async () => {
  const to = await receiving();
  const cookie = await to.server.cookieOf("controller");
  const answer = await to.server.app.inject({
    method: "POST",
    url: "/api/imports/inspect",
    headers: { cookie },
    payload: { source: "persons" },
  });
  expect(answer.json()).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
});
