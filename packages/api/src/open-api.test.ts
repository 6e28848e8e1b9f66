import { day } from "@luotsi/base";
import { routes } from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesForTests } from "./testing/test-routes.ts";
import { testServer } from "./testing/test-server.ts";

interface Operation {
  readonly operationId: string;
  readonly "x-permission": string;
  readonly security: readonly unknown[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let document: Document;
let close: () => Promise<void>;
beforeAll(async () => {
  const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const { routes: served, sessions } = routesForTests(workspace);
  const server = await testServer(served, { sessions });
  document = (await server.app.inject("/openapi.json")).json();
  close = async () => {
    await server.close();
    await workspace.close();
  };
});
afterAll(async () => await close());

function operations(): readonly (readonly [string, string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
  );
}

describe("the description of the interface", () => {
  test("is the one kept with the documents; `npx vitest run packages/api -u` writes it anew", async () => {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../../docs/openapi.json");
  });

  test("gives every address of the contract with its permission", () => {
    const described = operations().map(
      ([path, method, operation]) =>
        `${operation.operationId} ${method} ${path} ${operation["x-permission"]}`,
    );
    const expected = Object.entries(routes).map(
      ([id, { method, path, permission }]) =>
        `${id} ${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")} ${permission}`,
    );
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  test("names every place in an address as a parameter", () => {
    for (const [path, , { parameters }] of operations()) {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect(named, path).toEqual(places);
    }
  });

  test("asks for a session exactly where the permission is not public", () => {
    for (const [path, , operation] of operations()) {
      expect(operation.security.length === 0, path).toBe(operation["x-permission"] === "public");
    }
  });
});
