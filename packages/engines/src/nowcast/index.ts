export { longestAge, shareAt, type KnownTriangle } from "./development.ts";
export type { ErrorLimits } from "./error-limits.ts";
export {
  joinTriangles,
  knownByVintage,
  vintageDay,
  type VintageQuestion,
} from "./known-by-vintage.ts";
export {
  nowcast,
  type Nowcast,
  type NowcastFound,
  type NowcastMonth,
  type NowcastPart,
  type PastNowcast,
} from "./nowcast.ts";
