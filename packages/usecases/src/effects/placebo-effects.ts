import { AppError } from "@luotsi/base";
import { judgePlacebos } from "@luotsi/engines";

import type { EffectMethod, PreparedRows } from "./effect-question.ts";
import type { MethodAnswer } from "./method-answer.ts";

/** A panel takes what came before from its own rows. */
const withoutPlacebos: ReadonlySet<EffectMethod> = new Set(["did"]);

/**
 * The same method on outcomes from before the service: where it finds an effect there, the groups differed already.
 *
 * @throws AppError WRONG_USAGE for a method that cannot take them.
 */
export function withPlacebos(
  prepared: PreparedRows,
  answer: MethodAnswer,
  estimate: (prepared: PreparedRows) => MethodAnswer,
): MethodAnswer {
  const asked = prepared.columns.placebos ?? [];
  // Who is compared in a risk set is not decided by rows, so that method has asked already.
  if (asked.length === 0 || prepared.rules.method === "riskset") return answer;
  if (withoutPlacebos.has(prepared.rules.method)) {
    throw new AppError("WRONG_USAGE", {
      reason: `--placebo, --method ${prepared.rules.method}`,
      command: "effects estimate",
    });
  }
  const found = asked.flatMap(({ name, values }) => {
    const rows = { ...prepared.rows, outcome: values };
    const columns = { ...prepared.columns, outcome: values };
    const before = estimate({ ...prepared, rows, columns });
    const error =
      before.errorKind === undefined ? undefined : before.standardErrors[before.errorKind];
    if (before.estimate === undefined || error === undefined) return [];
    return [{ name, estimate: before.estimate, standardError: error }];
  });
  return { ...answer, placebos: judgePlacebos(found) };
}
