export * from "./effects/matching/index.ts";
export * from "./flow/index.ts";
export * from "./forecast/index.ts";
export * from "./invoice-check/index.ts";
export * from "./municipal-liability/index.ts";
export * from "./liability-change/index.ts";
export * from "./nowcast/index.ts";
export * from "./survival/index.ts";
