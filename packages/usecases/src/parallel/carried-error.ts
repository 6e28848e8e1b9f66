import {
  AppError,
  BrokenPromise,
  type ErrorCode,
  type ErrorDetails,
  type Problem,
} from "@luotsi/base";

/** An error as plain data: copying one between threads would lose its class and what it tells besides its text. */
export type CarriedError =
  | {
      readonly kind: "refusal";
      readonly code: ErrorCode;
      readonly details: ErrorDetails;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "broken-promise"; readonly message: string; readonly stack: string }
  | {
      readonly kind: "other";
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };

/** Packs an error. @param error whatever was thrown. @returns plain data that can cross between threads. */
export function carriedError(error: unknown): CarriedError {
  if (error instanceof AppError) {
    const { code, details, problems } = error;
    return { kind: "refusal", code, details, problems };
  }
  if (!(error instanceof Error)) {
    return { kind: "other", name: "Error", message: String(error), stack: "" };
  }
  const { name, message, stack = "" } = error;
  if (error instanceof BrokenPromise) return { kind: "broken-promise", message, stack };
  return { kind: "other", name, message, stack };
}

/** Unpacks an error. @param carried as packed in the other thread. @returns an error of the same class. */
export function revivedError(carried: CarriedError): Error {
  if (carried.kind === "refusal") {
    return new AppError(carried.code, carried.details, carried.problems);
  }
  const error =
    carried.kind === "broken-promise"
      ? new BrokenPromise(carried.message)
      : Object.assign(new Error(carried.message), { name: carried.name });
  if (carried.stack !== "") error.stack = carried.stack;
  return error;
}
