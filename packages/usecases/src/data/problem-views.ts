import type { Problem } from "@luotsi/base";
import type { ProblemView } from "@luotsi/contract";

/** Problems as views carry them. */
export function problemViews(problems: readonly Problem[]): ProblemView[] {
  return problems.map(({ line, column, code, message }) => ({
    line,
    column: column ?? null,
    code,
    message,
  }));
}
