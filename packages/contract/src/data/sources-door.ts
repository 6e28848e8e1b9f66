// The sources without the shapes of the API: a command that reads a file starts without loading those.
export * from "./code-list.ts";
export * from "./code-lists.ts";
export * from "./identity-field.ts";
export * from "./source.ts";
export * from "./source-registry.ts";
export type * from "./reading.ts";
