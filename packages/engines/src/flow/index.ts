export * from "./receipt-months.ts";
export * from "./flow-question.ts";
export { expectFlow, type FlowQuestion } from "./expect-flow.ts";
export { fewestMonths, fitFlow, type FlowFit } from "./fit-flow.ts";
export { monthWithoutLaw, type FlowSpan } from "./flow-law.ts";
export type { FlowModel, FlowPeople } from "./flow-model.ts";
export { municipalitiesOf } from "./flow-run.ts";
