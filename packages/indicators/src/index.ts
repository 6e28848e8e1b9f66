export * from "./evaluate.ts";
export * from "./indicator.ts";
export * from "./jobseekers.ts";
export * from "./registry.ts";
export * from "./snapshot.ts";
