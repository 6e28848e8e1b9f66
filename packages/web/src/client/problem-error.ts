/** One thing wrong with one line of a file, in the reader's language. */
export interface ProblemLine {
  readonly line: number;
  readonly column: string | undefined;
  readonly code: string;
  readonly message: string;
}

export interface ProblemDetails {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Code of the error catalogue, or `NO_CONNECTION`, `UNREADABLE_ANSWER`. */
  readonly code: string;
  /** What happened. */
  readonly title: string;
  /** Why, and what is safe. */
  readonly detail: string;
  /** What to do next. */
  readonly next: string;
  /** Number to quote to the administrator; undefined when the server gave none. */
  readonly id: string | undefined;
  /** The lines and columns at fault, when a file was refused. */
  readonly problems: readonly ProblemLine[];
}

/** A refusal of the API (problem details, RFC 9457) or a connection that failed. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(`${details.code}: ${details.title}`);
    this.details = details;
  }
}

/** The problem in an error; an error of our own screen becomes one too, so that it can be shown. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ProblemError) return error.details;
  return {
    status: 0,
    code: "SCREEN_FAILED",
    title: error instanceof Error ? error.message : String(error),
    detail: "",
    next: "",
    id: undefined,
    problems: [],
  };
}

/** Reads problem details out of an answer's body; undefined when it is something else. */
export function readProblemDetails(status: number, body: unknown): ProblemDetails | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(body));
  const code = fields.get("code");
  const title = fields.get("title");
  if (typeof code !== "string" || typeof title !== "string") return undefined;
  const problems = fields.get("problems");
  return {
    status,
    code,
    title,
    detail: textOf(fields.get("detail")),
    next: textOf(fields.get("next")),
    id: typeof fields.get("id") === "string" ? textOf(fields.get("id")) : undefined,
    problems: Array.isArray(problems) ? problems.map(readProblemLine) : [],
  };
}

function readProblemLine(value: unknown): ProblemLine {
  const fields = new Map<string, unknown>(
    Object.entries(typeof value === "object" && value !== null ? value : {}),
  );
  const [line, column] = [fields.get("line"), fields.get("column")];
  return {
    line: typeof line === "number" ? line : 0,
    column: typeof column === "string" ? column : undefined,
    code: textOf(fields.get("code")),
    message: textOf(fields.get("message")),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
