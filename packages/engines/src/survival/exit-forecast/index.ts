export {
  groupCurves,
  groupErrors,
  sharesOut,
  type GroupCurves,
  type GroupPeople,
} from "./forecast-group.ts";
export { joinHazards, type JointHazards } from "./joint-hazards.ts";
