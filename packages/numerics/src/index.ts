export * from "./normal.ts";
export * from "./random.ts";
