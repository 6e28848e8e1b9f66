import { Readable } from "node:stream";

import { AppError, assert, formatDay } from "@luotsi/base";
import { nobody, permissionFacts, routes, type RouteAddress } from "@luotsi/contract";
import type { AuditEvent, Reach } from "@luotsi/usecases";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { wantedEncoding, type AnswerMemory, type AnswerToKeep } from "./answer-memory.ts";
import { refuseFreeText } from "./audit-ids.ts";
import { hasPermission, isAllowed } from "./permission.ts";
import type { RawInput } from "./route-input.ts";
import type { Answer, PreparedAnswer, Route, RouteContext } from "./route.ts";
import type { ServerSettings } from "./server-settings.ts";
import { readCookie, sessionCookie, signInCookie, writeCookie } from "./session/session-cookie.ts";
import { receiveForm } from "./upload.ts";

const uploadTimeoutMilliseconds = 30 * 60 * 1000;

/**
 * Puts one route on the air. Everything that is the same for every route happens here and only here:
 * permission, reading the request, answering, checking the answer, the audit log.
 */
export function publish(
  app: FastifyInstance,
  route: Route,
  settings: ServerSettings,
  memory: AnswerMemory,
): void {
  const { method, path, permission } = routes[route.endpoint.id];
  assert(
    route.isAudited || permission === "public",
    `${route.endpoint.id} is not public, so the audit log keeps it`,
  );
  app.route({
    method,
    url: path,
    ...(route.endpoint.upload === true ? { handlerTimeout: uploadTimeoutMilliseconds } : {}),
    ...(method === "POST"
      ? { config: { rateLimit: { max: mostPerMinute(route, settings) } } }
      : {}),
    // After the limit on requests and before a body is read.
    preParsing: async (request) => await checkPermission(request, route, settings),
    handler: async (request, reply) => await handle({ route, request, reply, settings, memory }),
  });
}

function mostPerMinute({ endpoint }: Route, { writesPerMinute }: ServerSettings): number {
  const address: RouteAddress = routes[endpoint.id];
  return Math.min(address.mostPerMinute ?? writesPerMinute, writesPerMinute);
}

async function checkPermission(
  request: FastifyRequest,
  route: Route,
  settings: ServerSettings,
): Promise<void> {
  const { permission } = routes[route.endpoint.id];
  if (isAllowed(request.session, permission)) return;
  if (request.session === undefined) throw new AppError("NOT_SIGNED_IN");
  const code = hasPermission(request.session, permission) ? "OUT_OF_SCOPE" : "NOT_ALLOWED";
  await settings.audit(eventOf({ route, request, settings }, { ids: {}, outcome: code }));
  throw new AppError(code);
}

interface Exchange {
  readonly route: Route;
  readonly request: FastifyRequest;
  readonly settings: ServerSettings;
}

interface Handling extends Exchange {
  readonly reply: FastifyReply;
  readonly memory: AnswerMemory;
}

async function handle(handling: Handling): Promise<unknown> {
  const { route, request, reply } = handling;
  const raw = await readRequest(handling);
  try {
    const prepared = route.prepare(raw);
    if (prepared.auditIds !== undefined) refuseFreeText(prepared.auditIds);
    const isChange = actOf(route, request.method) === "change";
    if (isChange) await writeAudit(handling, prepared, { outcome: "started" });
    return await answerAndAudit(handling, prepared, contextOf(handling));
  } catch (error) {
    await raw.upload?.discard();
    if (route.endpoint.redirects === true && error instanceof AppError) {
      request.log.warn({ code: error.code, reason: error.details["reason"] }, "sent back");
      return reply.redirect(`/?problem=${error.code}`, 303);
    }
    throw error;
  }
}

function contextOf({ route, request, reply, settings }: Handling): RouteContext {
  return {
    session: request.session,
    user: request.session?.user ?? "-",
    asker: {
      user: request.session?.user ?? "-",
      role: request.session?.role ?? "-",
      purpose: routes[route.endpoint.id].permission,
      scope: request.session?.scope ?? nobody,
    },
    language: request.language,
    today: settings.today(),
    host: request.headers.host ?? "",
    signInSecret: readCookie(request, signInCookie),
    keepSignIn: (secret) => writeCookie(reply, signInCookie, secret),
    keepSession: (session, token) => {
      request.session = session;
      if (token !== undefined) writeCookie(reply, sessionCookie, token);
    },
    forgetSession: () => {
      request.session = undefined;
      writeCookie(reply, sessionCookie, undefined);
    },
    warn: (line) => request.log.warn(line),
  };
}

async function readRequest({ route, request, settings }: Handling): Promise<RawInput> {
  const common = { params: request.params, query: request.query, language: request.language };
  if (route.endpoint.upload !== true) return { ...common, body: request.body, upload: undefined };
  const form = await receiveForm(request, settings.uploads);
  return { ...common, body: form.fields, upload: form.upload };
}

async function answerAndAudit(
  handling: Handling,
  prepared: PreparedAnswer,
  context: RouteContext,
): Promise<unknown> {
  let ready: ReadyAnswer;
  try {
    ready = await answered(handling, prepared, context);
  } catch (error) {
    const outcome = error instanceof AppError ? error.code : "INTERNAL";
    await writeAudit(handling, prepared, { outcome });
    throw error;
  }
  await writeAudit(handling, prepared, { outcome: "done", reach: ready.reach });
  return ready.send();
}

/** An answer that waits for the audit log. */
interface ReadyAnswer {
  readonly reach: Reach | undefined;
  readonly send: () => unknown;
}

async function answered(
  handling: Handling,
  prepared: PreparedAnswer,
  context: RouteContext,
): Promise<ReadyAnswer> {
  const { route, reply } = handling;
  if (route.restsOn !== undefined) return await repeatable(handling, prepared, context);
  const answer = await prepared.answer(context);
  reply.header("cache-control", "no-store");
  if (answer.kind === "view") return { reach: answer.reach, send: () => answer.view };
  if (answer.kind === "elsewhere") {
    return { reach: undefined, send: () => reply.redirect(answer.address, 303) };
  }
  const { fileName, fileType = route.endpoint.fileType, content, reach } = answer.file;
  const send = (): unknown => {
    reply.header("content-type", fileType ?? "text/plain; charset=utf-8");
    reply.header("content-disposition", attachment(fileName));
    return reply.send(Readable.from(content));
  };
  return { reach, send };
}

async function repeatable(
  { route, request, reply, settings, memory }: Handling,
  prepared: PreparedAnswer,
  context: RouteContext,
): Promise<ReadyAnswer> {
  const question = JSON.stringify([
    await settings.dataVersion(),
    await route.restsOn?.(),
    formatDay(context.today),
    context.session?.role ?? null,
    // Sums are the same for everybody who may see them.
    permissionFacts[context.asker.purpose].scope === "cut" ? context.asker.scope : null,
    route.endpoint.id,
    prepared.question,
  ]);
  const answer = await memory.recall(question, async () =>
    viewAndReach(await prepared.answer(context)),
  );
  const { etag, reach } = answer;
  const isKnown = request.headers["if-none-match"] === etag;
  const encoding = wantedEncoding(request.headers["accept-encoding"]);
  const body = isKnown ? undefined : await answer.bytes(encoding);
  const send = (): unknown => {
    reply
      .header("cache-control", "private, no-cache")
      .header("etag", etag)
      .header("vary", "accept-encoding");
    if (body === undefined) return reply.code(304).send();
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply.header("content-type", "application/json; charset=utf-8").send(body);
  };
  return { reach, send };
}

function viewAndReach(answer: Answer): AnswerToKeep {
  assert(answer.kind === "view", "only a view can be repeated");
  return answer;
}

async function writeAudit(
  exchange: Exchange,
  { auditIds }: PreparedAnswer,
  ending: Pick<AuditEvent, "outcome" | "reach">,
): Promise<void> {
  if (auditIds === undefined) return;
  await exchange.settings.audit(eventOf(exchange, { ids: auditIds, ...ending }));
}

function eventOf(
  { route, request, settings }: Exchange,
  told: Pick<AuditEvent, "ids" | "outcome" | "reach">,
): AuditEvent {
  return {
    at: settings.now(),
    request: request.id,
    user: request.session?.user,
    role: request.session?.role,
    permission: routes[route.endpoint.id].permission,
    route: route.endpoint.id,
    act: actOf(route, request.method),
    ...told,
  };
}

function actOf({ endpoint }: Route, method: string): AuditEvent["act"] {
  if (method !== "GET" && endpoint.readsOnly !== true) return "change";
  return endpoint.fileType === undefined ? "read" : "export";
}

function attachment(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\w.-]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
