export * from "./draws.ts";
export * from "./gamma-function.ts";
export * from "./normal.ts";
export * from "./random.ts";
