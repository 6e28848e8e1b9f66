import type { Localised } from "@luotsi/base";
import type { CheckView, ProblemView } from "@luotsi/contract";

export interface WrittenProblem {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  /** In English, as every sentence of the JSON. */
  readonly message: string;
  readonly messages: Localised;
}

/** A problem as the contract of commands prints it. */
export function writtenProblem(problem: ProblemView): WrittenProblem {
  const { line, column, code, message } = problem;
  return { line, column, code, message: message.en, messages: message };
}

/** A check as the contract of commands prints it. */
export function writtenCheck(check: CheckView): Readonly<Record<string, unknown>> {
  const { code, level, count, message, title, next, sources, places } = check;
  return {
    code,
    level,
    count,
    message: message.en,
    title: title.en,
    next: next?.en ?? null,
    sources,
    places,
    messages: message,
  };
}
