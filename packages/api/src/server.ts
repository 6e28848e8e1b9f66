import { randomUUID } from "node:crypto";
import { constants } from "node:zlib";

import fastifyCompress from "@fastify/compress";
import fastifyCookie from "@fastify/cookie";
import fastifyHelmet from "@fastify/helmet";
import fastifyMultipart from "@fastify/multipart";
import fastifyRateLimit from "@fastify/rate-limit";
import { AppError, errorCatalogue, type Language } from "@luotsi/base";
import {
  fastify,
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";

import { answerMemory } from "./answer-memory.ts";
import { asRefusal, problemDetails, problemMediaType } from "./problem-details.ts";
import { publish } from "./publish.ts";
import { readerLanguage } from "./reader-language.ts";
import { logAnswer, logFailure, logSerializers } from "./request-log.ts";
import { refuseCrossSite, refuseForeignHost } from "./request-origin.ts";
import { assertOneRouteEach } from "./route-registry.ts";
import type { Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";
import type { ServerSettings } from "./server-settings.ts";
import { readCookie, sessionCookie, writeCookie } from "./session/session-cookie.ts";
import type { Session } from "./session/session.ts";
import { acceptProgramForms } from "./sign-in/program-forms.ts";
import { serveDemoProvider } from "./sign-in/serve-demo-provider.ts";
import { inMegabytes } from "./upload.ts";
import { serveWebFiles } from "./web-files.ts";

declare module "fastify" {
  interface FastifyRequest {
    session: Session | undefined;
    language: Language;
  }
}

const answerTimeoutMilliseconds = 60_000;
const receiveTimeoutMilliseconds = 15 * 60_000;
/** A whole scenario travels in an address, its letters escaped. */
const longestHeadBytes = 128 * 1024;

/** The server with its routes, not yet listening. */
export async function buildServer(
  routes: readonly Route[],
  settings: ServerSettings,
): Promise<FastifyInstance> {
  assertOneRouteEach(routes);
  const app = fastify({
    logger: {
      level: settings.log.level,
      stream: settings.log.stream,
      serializers: logSerializers,
    },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // A proxy on this machine may say whom it speaks for; nobody else may.
    trustProxy: "loopback",
    bodyLimit: settings.bodyLimitBytes,
    handlerTimeout: answerTimeoutMilliseconds,
    requestTimeout: receiveTimeoutMilliseconds,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    http: { maxHeaderSize: longestHeadBytes },
  });
  app.decorateRequest("session", undefined);
  app.decorateRequest("language", "fi");
  addErrors(app, settings);
  await addPlugins(app, settings);
  addGuards(app, settings);
  const memory = answerMemory(settings.answerMemoryBytes);
  acceptProgramForms(app, routes);
  for (const route of routes) publish(app, route, settings, memory);
  await serveDemoProvider(app, settings.demoProvider);
  await serveWebFiles(app, settings.webFolder);
  return app;
}

async function addPlugins(app: FastifyInstance, settings: ServerSettings): Promise<void> {
  await app.register(fastifyHelmet, securityHeaders(settings.secure));
  await app.register(fastifyCookie, {});
  await app.register(fastifyCompress, {
    encodings: ["br", "gzip"],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(fastifyRateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    // Behind a proxy everybody has its address, so whoever is signed in has a limit of their own.
    keyGenerator: ({ session, ip }) => (session === undefined ? ip : `session ${session.id}`),
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError("TOO_MANY_REQUESTS", { seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(fastifyMultipart, {
    limits: { files: 1, fields: 20, fieldSize: 64 * 1024, fieldNameSize: 100, parts: 21 },
  });
}

function addGuards(app: FastifyInstance, settings: ServerSettings): void {
  app.addHook("onRequest", async (request, reply) => {
    request.language = readerLanguage(request.headers["accept-language"]);
    refuseForeignHost(request.headers, settings.publicHost);
    refuseCrossSite(request.method, request.headers);
    request.session = await sessionOf(request, reply, settings);
  });
  app.addHook("onResponse", async (request, reply) => {
    logAnswer(request, reply);
    settings.observe({
      method: request.method,
      route: request.routeOptions.url ?? "-",
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
    });
  });
}

/** The session the browser carries; a browser whose session has ended forgets it. */
async function sessionOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions }: ServerSettings,
): Promise<Session | undefined> {
  const token = readCookie(request, sessionCookie);
  if (token === undefined) return undefined;
  const live = await sessions.find(token);
  if (live === undefined) writeCookie(reply, sessionCookie, undefined);
  else if (live.newToken !== undefined) writeCookie(reply, sessionCookie, live.newToken);
  return live?.session;
}

function addErrors(app: FastifyInstance, settings: ServerSettings): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error, request.id, inMegabytes(settings.bodyLimitBytes));
    if (refusal.code === "INTERNAL") logFailure(request, error);
    return reply
      .code(errorCatalogue[refusal.code].status)
      .header("cache-control", "no-store")
      .type(problemMediaType)
      .send(problemDetails(refusal, request.language, request.id));
  });
}
