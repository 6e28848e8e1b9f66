import { AppError, describeError, errorCatalogue, type Language } from "@luotsi/base";

/** A refusal as RFC 9457 writes it, with our code, the next step and the id of the request. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly next: string;
  /** What to give the administrator; stands in the log line of the request. */
  readonly id: string;
  readonly problems?: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
  }[];
}

export const problemMediaType = "application/problem+json";

/** The refusal in the reader's language. */
export function problemDetails(error: AppError, language: Language, id: string): ProblemDetails {
  const kind = errorCatalogue[error.code];
  const { code, message, next } = describeError(error, language);
  return {
    type: `urn:luotsi:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    title: kind.message[language].replaceAll(/\{\w+\}/g, "…"),
    status: kind.status,
    detail: message,
    code,
    next,
    id,
    ...(error.problems.length === 0
      ? {}
      : {
          problems: error.problems.map(({ line, column, code: problem, message: texts }) => ({
            line,
            column: column ?? null,
            code: problem,
            message: texts[language],
          })),
        }),
  };
}

/**
 * What any failure says to the outside: a refusal as it is, the framework's own complaints as ours,
 * and everything else as our own fault without a word of what it was about.
 */
export function asRefusal(error: unknown, id: string, bodyLimit: string): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || code === "FST_REQ_FILE_TOO_LARGE") {
    return new AppError("BODY_TOO_LARGE", { limit: bodyLimit });
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" || code === "FST_INVALID_MULTIPART_CONTENT_TYPE") {
    return new AppError("UNSUPPORTED_MEDIA_TYPE", { expected: "application/json" });
  }
  if (code === "FST_ERR_HANDLER_TIMEOUT") return new AppError("TIMED_OUT");
  if (isReadersFault(error)) return new AppError("INVALID_REQUEST", { reason: code });
  return new AppError("INTERNAL", { id });
}

function isReadersFault(error: unknown): boolean {
  return (
    error instanceof Error &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}

/** The machine-readable code of any failure, such as `FST_ERR_CTP_EMPTY_JSON_BODY`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "UNKNOWN";
}
