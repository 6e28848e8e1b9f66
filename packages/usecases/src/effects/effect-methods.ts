import { isNoEstimate } from "@luotsi/engines";

import {
  differenceAnswer,
  doublyRobustAnswer,
  entropyAnswer,
  olsAnswer,
  weightingAnswer,
} from "./adjusted-effects.ts";
import { cellAnswer } from "./cell-effects.ts";
import {
  discontinuityAnswer,
  instrumentAnswer,
  staggeredAnswer,
  staggeredFound,
} from "./design-effects.ts";
import type { EffectColumns, EffectMethod, EffectRules, PreparedRows } from "./effect-question.ts";
import { mahalanobisAnswer, scoreMatchAnswer } from "./matched-effects.ts";
import type { MethodAnswer } from "./method-answer.ts";
import { prepareRows } from "./prepare-rows.ts";
import { riskSetAnswer } from "./risk-set-effect.ts";

const methods: Readonly<Record<EffectMethod, (prepared: PreparedRows) => MethodAnswer>> = {
  difference: differenceAnswer,
  ols: olsAnswer,
  psm: scoreMatchAnswer,
  mahalanobis: mahalanobisAnswer,
  cem: cellAnswer,
  ipw: weightingAnswer,
  entropy: entropyAnswer,
  aipw: doublyRobustAnswer,
  iv: instrumentAnswer,
  did: staggeredAnswer,
  rdd: discontinuityAnswer,
  riskset: riskSetAnswer,
};

/** The function that answers by a method. */
export function effectMethodOf(method: EffectMethod): (prepared: PreparedRows) => MethodAnswer {
  return methods[method];
}

/** The estimate alone, as for a draw of a bootstrap; undefined when there is none. */
export function pointEstimate(columns: EffectColumns, rules: EffectRules): number | undefined {
  const prepared = prepareRows(columns, rules);
  if (rules.method !== "did") return methods[rules.method](prepared).estimate;
  const { found } = staggeredFound(prepared);
  return isNoEstimate(found) ? undefined : found.estimate;
}
