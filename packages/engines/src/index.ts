export * from "./forecast/index.ts";
export * from "./municipal-liability/index.ts";
