export * from "./data/code-lists.ts";
export * from "./data/source.ts";
export * from "./data/source-registry.ts";
