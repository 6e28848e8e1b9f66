export * from "./dictionary.ts";
export * from "./schema.ts";
export * from "./validity.ts";
