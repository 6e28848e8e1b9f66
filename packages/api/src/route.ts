import type { Day, Language } from "@luotsi/base";
import {
  readShape,
  type AnyEndpoint,
  type Endpoint,
  type Permission,
  type ShapeIssue,
} from "@luotsi/contract";
import type { Asker, AuditIds, Reach } from "@luotsi/usecases";

import { readInput, type RawInput, type RouteInput } from "./route-input.ts";
import type { Session } from "./session/session.ts";
import type { Upload } from "./upload.ts";

/** What a route knows of the one who asks and when. */
export interface RouteContext {
  /** Undefined when nobody is signed in, which only a public route can see. */
  readonly session: Session | undefined;
  /** Id of the one who asks, as in the audit log; a dash when nobody is signed in. */
  readonly user: string;
  /** Who asks about people, what for and about whom; goes to `workspaceFor`. */
  readonly asker: Asker & { readonly purpose: Permission };
  readonly language: Language;
  readonly today: Day;
  /** Name and port of this server as the browser wrote them. */
  readonly host: string;
  /** The browser's half of a sign-in under way. */
  readonly signInSecret: string | undefined;
  /** Makes the browser carry its half of a sign-in under way, or forget it. */
  readonly keepSignIn: (secret: string | undefined) => void;
  /** The one who asks is this from now on; a new session has a token for the browser to carry. */
  readonly keepSession: (session: Session, token?: string) => void;
  /** The one who asks is nobody from now on. */
  readonly forgetSession: () => void;
  /** Writes a line in the server's log that its operator should see; codes and ids only. */
  readonly warn: (line: string) => void;
}

/** A file as the answer; its media type stands in the endpoint. */
export interface FileAnswer {
  readonly fileName: string;
  /** Where the format is asked for; else it stands in the endpoint. */
  readonly fileType?: string;
  readonly content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
  /** Whose data leaves in the file, for the audit log. */
  readonly reach: Reach;
}

export type Answer =
  | { readonly kind: "view"; readonly view: unknown; readonly reach: Reach | undefined }
  | { readonly kind: "file"; readonly file: FileAnswer }
  | { readonly kind: "elsewhere"; readonly address: string };

interface RouteDefinition<Params, Query, Body, View> {
  /** Address, permission and shapes: from the contract. */
  readonly endpoint: Endpoint<Params, Query, Body, View>;
  /** What the audit log keeps of the request; `not-audited` is for public routes only. */
  readonly audit: ((input: RouteInput<Params, Query, Body>) => AuditIds) | "not-audited";
}

export interface ViewRoute<Params, Query, Body, View> extends RouteDefinition<
  Params,
  Query,
  Body,
  View
> {
  /**
   * The same question has the same answer until data, day or role changes, so it is computed once. An answer that rests on kept
   * forecasts too tells here their version. Leave out where the answer rests on anything else, such as a running job.
   */
  readonly repeatable?: true | (() => Promise<string>);
  /** Whose data the answer shows; must be said where people stand in it one by one. */
  readonly reach?: (view: View, input: RouteInput<Params, Query, Body>) => Promise<Reach> | Reach;
  readonly handle: (
    input: RouteInput<Params, Query, Body>,
    context: RouteContext,
  ) => Promise<View> | View;
}

export interface UploadRoute<Params, Query, Body, View> extends RouteDefinition<
  Params,
  Query,
  Body,
  View
> {
  /** The file belongs to the handler from here: it calls `upload.discard` when it is done with it. */
  readonly handle: (
    input: RouteInput<Params, Query, Body> & { readonly upload: Upload },
    context: RouteContext,
  ) => Promise<View>;
}

export interface FileRoute<Params, Query, Body> extends RouteDefinition<
  Params,
  Query,
  Body,
  unknown
> {
  readonly handle: (
    input: RouteInput<Params, Query, Body>,
    context: RouteContext,
  ) => Promise<FileAnswer>;
}

export interface RedirectRoute<Params, Query> extends RouteDefinition<Params, Query, never, null> {
  /** @returns the address the browser is sent to. */
  readonly handle: (
    input: RouteInput<Params, Query, never>,
    context: RouteContext,
  ) => Promise<string>;
}

/** A request that has been read: what the log keeps and how to answer. */
export interface PreparedAnswer {
  readonly auditIds: AuditIds | undefined;
  /** What tells two questions apart. */
  readonly question: unknown;
  readonly answer: (context: RouteContext) => Promise<Answer>;
}

/** A route as `publish` takes it. Made by `viewRoute`, `uploadRoute` and `fileRoute`. */
export interface Route {
  readonly endpoint: AnyEndpoint;
  readonly isAudited: boolean;
  /** What the answer rests on besides data, day and role, as a text that changes with it; undefined where no answer can be repeated. */
  readonly restsOn: (() => Promise<string>) | undefined;
  /** The audit log is told whose data the answer shows. */
  readonly tellsReach: boolean;
  readonly prepare: (raw: RawInput) => PreparedAnswer;
}

/** Our own fault: a use case answered with something the contract does not know. */
export class ContractBreach extends Error {
  override readonly name = "ContractBreach";
  readonly issues: readonly ShapeIssue[];

  constructor(issues: readonly ShapeIssue[]) {
    super("an answer does not fit its contract");
    this.issues = issues;
  }
}

/** A route whose answer is a view of the contract, as JSON. */
export function viewRoute<Params, Query, Body, View>(
  definition: ViewRoute<Params, Query, Body, View>,
): Route {
  return {
    ...common(definition),
    restsOn: definition.repeatable === true ? nothingElse : definition.repeatable,
    tellsReach: definition.reach !== undefined,
    prepare: (raw) => {
      const input = readInput(definition.endpoint, raw);
      return {
        auditIds: auditIdsOf(definition, input),
        question: input,
        answer: async (context) => {
          const view = await definition.handle(input, context);
          return checkedView(definition.endpoint, view, await definition.reach?.(view, input));
        },
      };
    },
  };
}

async function nothingElse(): Promise<string> {
  return await Promise.resolve("");
}

/** A route that takes one uploaded file. */
export function uploadRoute<Params, Query, Body, View>(
  definition: UploadRoute<Params, Query, Body, View>,
): Route {
  return {
    ...common(definition),
    restsOn: undefined,
    tellsReach: false,
    prepare: (raw) => {
      const input = readInput(definition.endpoint, raw);
      const { upload } = raw;
      if (upload === undefined) throw new Error(`${definition.endpoint.id} is marked as an upload`);
      return {
        auditIds: auditIdsOf(definition, input),
        question: input,
        answer: async (context) =>
          checkedView(
            definition.endpoint,
            await definition.handle({ ...input, upload }, context),
            undefined,
          ),
      };
    },
  };
}

/** A route whose answer is a file, written as it is read. */
export function fileRoute<Params, Query, Body>(definition: FileRoute<Params, Query, Body>): Route {
  return {
    ...common(definition),
    restsOn: undefined,
    tellsReach: true,
    prepare: (raw) => {
      const input = readInput(definition.endpoint, raw);
      return {
        auditIds: auditIdsOf(definition, input),
        question: input,
        answer: async (context) => ({
          kind: "file",
          file: await definition.handle(input, context),
        }),
      };
    },
  };
}

/** A route that sends the browser on; a refusal sends it to the start page, which says why. */
export function redirectRoute<Params, Query>(definition: RedirectRoute<Params, Query>): Route {
  return {
    ...common(definition),
    restsOn: undefined,
    tellsReach: false,
    prepare: (raw) => {
      const input = readInput(definition.endpoint, raw);
      return {
        auditIds: auditIdsOf(definition, input),
        question: input,
        answer: async (context) => ({
          kind: "elsewhere",
          address: await definition.handle(input, context),
        }),
      };
    },
  };
}

function common<Params, Query, Body, View>(
  definition: RouteDefinition<Params, Query, Body, View>,
): Pick<Route, "endpoint" | "isAudited"> {
  return { endpoint: definition.endpoint, isAudited: definition.audit !== "not-audited" };
}

function auditIdsOf<Params, Query, Body, View>(
  definition: RouteDefinition<Params, Query, Body, View>,
  input: RouteInput<Params, Query, Body>,
): AuditIds | undefined {
  return definition.audit === "not-audited" ? undefined : definition.audit(input);
}

function checkedView(
  endpoint: Pick<AnyEndpoint, "view">,
  view: unknown,
  reach: Reach | undefined,
): Answer {
  const reading = readShape(endpoint.view, view, "en");
  if (reading.kind === "does-not-fit") throw new ContractBreach(reading.issues);
  return { kind: "view", view: reading.value, reach };
}
