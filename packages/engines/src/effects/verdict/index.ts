export {
  judgeEffect,
  type Comparability,
  type EffectUnit,
  type Expectation,
  type FollowUp,
  type Verdict,
  type VerdictQuestion,
} from "./verdict.ts";
export { verdictReasons, type ReasonCode, type VerdictReason } from "./verdict-reasons.ts";
