import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { AppError } from "@luotsi/base";

import { codeOf } from "../problem-details.ts";
import type { ServerMetrics } from "./server-metrics.ts";

export interface WatchDoor {
  /** Where it answers. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

interface WatchDoorPlace {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

interface Watched {
  readonly metrics: ServerMetrics;
  /** Fails when the database does not answer. */
  readonly ping: () => Promise<void>;
}

const patienceMilliseconds = 5000;

/**
 * A door of its own for whoever watches over the server: `/metrics`, `/health/live` and `/health/ready`. It is apart from the
 * pages' door, so that the network can keep it shut to everybody else; it knows no person and takes no request's body.
 *
 * @throws AppError PORT_IN_USE.
 */
export async function openWatchDoor(
  { host, port }: WatchDoorPlace,
  watched: Watched,
): Promise<WatchDoor> {
  const server = createServer((request, response) => {
    void answer(request, response, watched);
  });
  server.requestTimeout = patienceMilliseconds;
  server.headersTimeout = patienceMilliseconds;
  await new Promise<void>((fulfil, reject) => {
    server.once("error", (error) => {
      const isTaken = codeOf(error) === "EADDRINUSE";
      reject(isTaken ? new AppError("PORT_IN_USE", { host, port, other: port + 1 }) : error);
    });
    server.listen({ host, port }, fulfil);
  });
  const bound = server.address();
  const number = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${number}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((fulfil) => server.close(() => fulfil()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, ping }: Watched,
): Promise<void> {
  const say = (status: number, body: string, type = "text/plain; charset=utf-8"): void => {
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  };
  if (request.method !== "GET") {
    say(405, "GET\n");
    return;
  }
  switch (request.url ?? "") {
    case "/health/live":
      say(200, "ok\n");
      return;
    case "/health/ready":
      if (await isThere(ping)) say(200, "ok\n");
      else say(503, "the database does not answer\n");
      return;
    case "/metrics":
      say(200, await metrics.text(await isThere(ping)), metrics.contentType);
      return;
    default:
      say(404, "/metrics, /health/live, /health/ready\n");
  }
}

/** A database that does not answer is what this door is there to tell, so it is an answer and no failure. */
async function isThere(ping: () => Promise<void>): Promise<boolean> {
  return await ping().then(
    () => true,
    () => false,
  );
}
