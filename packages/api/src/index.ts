export { isLoopback } from "./request-origin.ts";
export { logLevels, type LogLevel } from "./server-settings.ts";
export { startServer, type RunningServer, type StartOptions } from "./start-server.ts";
