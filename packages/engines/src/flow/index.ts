export { ageGroupOf } from "./segment-moves.ts";
export {
  ageGroups,
  checkReceiptMonths,
  completeEnough,
  educationGroups,
  exitCauses,
  flowBenefits,
  integrationGroups,
  type AgeGroup,
  type EducationGroup,
  type ExitCause,
  type FlowBenefit,
  type FlowSegments,
  type IntegrationGroup,
  type ReceiptMonths,
} from "./receipt-months.ts";
export * from "./flow-question.ts";
export { valueInRange } from "./drawn-changes.ts";
export { expectFlow, expectPart, expectStock, type FlowQuestion } from "./expect-flow.ts";
export { addParts, flowParts } from "./flow-parts.ts";
export { fewestMonths, fitFlow, type FlowFit } from "./fit-flow.ts";
export {
  drawLimits,
  drawnSums,
  joinDraws,
  type DrawLimits,
  type DrawnSum,
  type FlowDraws,
} from "./flow-draws.ts";
export { monthWithoutLaw, type FlowCounters, type FlowSpan } from "./flow-law.ts";
export type { FlowModel, FlowPeople } from "./flow-model.ts";
export { municipalitiesOf } from "./flow-run.ts";
export { recountPeople } from "./recount-people.ts";
export { simulateFlow, type DrawRange } from "./simulate-flow.ts";
