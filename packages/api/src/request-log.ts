import type { FastifyReply, FastifyRequest } from "fastify";

import { codeOf } from "./problem-details.ts";
import { ContractBreach } from "./route.ts";

/** How the framework's own log lines show things: never a message, an address or a header. */
export const logSerializers = {
  req: (request: FastifyRequest): Record<string, unknown> => ({
    method: request.method,
    route: request.routeOptions.url ?? "-",
  }),
  res: (reply: { readonly statusCode: number }): Record<string, unknown> => ({
    status: reply.statusCode,
  }),
  err: (error: unknown): { type: string; message: string; stack: string } => ({
    type: kindOf(error),
    message: codeOf(error),
    stack: error instanceof Error ? framesOf(error).join("; ") : "",
  }),
};

/** One line for each answered request: the route's pattern, never its values. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? "-",
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      user: request.session?.user ?? "-",
    },
    "answered",
  );
}

/**
 * One line for a failure of our own. An error's message may quote a person's data, so the log gets
 * its kind and where it happened, and the id the reader was given.
 */
export function logFailure(request: FastifyRequest, error: unknown): void {
  request.log.error(
    {
      method: request.method,
      route: request.routeOptions.url ?? "-",
      failure: kindOf(error),
      code: codeOf(error),
      frames: error instanceof Error ? framesOf(error) : [],
      issues:
        error instanceof ContractBreach
          ? error.issues.slice(0, 10).map(({ path, code }) => `${path}: ${code}`)
          : [],
    },
    "failed",
  );
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function framesOf(error: Error): readonly string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
