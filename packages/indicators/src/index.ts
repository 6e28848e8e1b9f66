export * from "./evaluate.ts";
export * from "./hidden-cells.ts";
export * from "./indicator.ts";
export * from "./jobseekers.ts";
export * from "./registry.ts";
export * from "./snapshot.ts";
export * from "./service-recording.ts";
