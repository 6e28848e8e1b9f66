import { existsSync } from "node:fs";
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
  const built = folder !== undefined && existsSync(join(folder, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      dotfiles: "ignore",
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header("cache-control", cachingOf(path));
      },
    });
    app.get(
      "/",
      { config: { rateLimit: false } },
      async (_request, reply) => await startPage(reply),
    );
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (built && isPage(request)) return await startPage(reply);
    throw new AppError("NOT_FOUND", { what: `${request.method} ${pathOf(request)}` });
  });
}

async function startPage(reply: FastifyReply): Promise<FastifyReply> {
  return await reply.sendFile("index.html");
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
