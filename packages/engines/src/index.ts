export * from "./municipal-liability/index.ts";
