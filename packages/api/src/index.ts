export { isLoopback } from "./request-origin.ts";
export { logLevels, type LogLevel } from "./server-settings.ts";
export type { ProviderClient } from "./sign-in/provider-client.ts";
export { startServer, type RunningServer, type StartOptions } from "./start-server.ts";
