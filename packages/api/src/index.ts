export * from "./audit-event.ts";
export * from "./request-origin.ts";
export * from "./route.ts";
export * from "./server.ts";
export * from "./server-settings.ts";
export * from "./session/session-secret.ts";
export * from "./routes.ts";
