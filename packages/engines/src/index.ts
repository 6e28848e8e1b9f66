export * from "./forecast/index.ts";
export * from "./flow/flow-question.ts";
export * from "./flow/receipt-months.ts";
export * from "./municipal-liability/index.ts";
