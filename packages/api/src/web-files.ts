import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import fastifyStatic from "@fastify/static";
import { AppError } from "@luotsi/base";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/**
 * Serves the built web application: files with a hash in their name for ever, and the start page for
 * every address that is a page of the application.
 *
 * @param folder where the build is; undefined, or without a start page, serves the API alone.
 */
export async function serveWebFiles(
  app: FastifyInstance,
  folder: string | undefined,
): Promise<void> {
  const startPage = folder === undefined ? undefined : join(folder, "index.html");
  const isBuilt = startPage !== undefined && existsSync(startPage);
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: join(startPage, ".."),
      index: false,
      dotfiles: "ignore",
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header("cache-control", cachingOf(path));
      },
    });
    app.get("/", { config: { rateLimit: false } }, async (_request, reply) => {
      await sendPage(reply, startPage);
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!isBuilt || !isPage(request)) {
      throw new AppError("NOT_FOUND", { what: `${request.method} ${pathOf(request)}` });
    }
    await sendPage(reply, startPage);
  });
}

async function sendPage(reply: FastifyReply, file: string): Promise<void> {
  const page = await readFile(file);
  await reply.code(200).header("cache-control", "no-cache").type("text/html").send(page);
}

function cachingOf(path: string): string {
  return path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  return (
    request.method === "GET" &&
    !path.startsWith("/api/") &&
    !path.startsWith("/assets/") &&
    (request.headers.accept ?? "").includes("text/html")
  );
}

function pathOf(request: FastifyRequest): string {
  return (request.url.split("?")[0] ?? "").slice(0, 100);
}
