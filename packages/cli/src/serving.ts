import { fileURLToPath } from "node:url";

import { isLoopback, logLevels, startServer, type LogLevel } from "@luotsi/api";
import { AppError, type Language } from "@luotsi/base";
import type { Workspace } from "@luotsi/usecases";

import type { CommandContext, OptionDefinition, OptionValues } from "./command.ts";

/** Options of the commands that serve. */
export const servingOptions = {
  port: { type: "string", help: "port to listen on; defaults to 8080" },
  host: { type: "string", help: "address of this machine to listen on; defaults to 127.0.0.1" },
  "watch-port": {
    type: "string",
    help: "port for /metrics and /health of the process; nothing is told when left out",
  },
  "watch-host": {
    type: "string",
    help: "address of this machine for --watch-port; defaults to 127.0.0.1",
  },
  log: {
    type: "string",
    help: `what is logged to standard error: ${logLevels.join(", ")}; defaults to warn`,
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export interface ServingPlace {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Where the metrics are told; nowhere when undefined. */
  readonly watch: { readonly host: string; readonly port: number } | undefined;
}

/** Where to listen and how much to say, as the options tell. */
export function servingPlace(options: OptionValues, command: string): ServingPlace {
  const { port = "8080", host = "127.0.0.1", log = "warn" } = options;
  const portNumber = readPort("port", port, command);
  const logLevel = logLevels.find((level) => level === log);
  if (logLevel === undefined) {
    const reason = `--log ${String(log)}: ${logLevels.join(", ")}`;
    throw new AppError("WRONG_USAGE", { reason, command });
  }
  if (!isLoopback(String(host))) {
    throw new AppError("HOST_NOT_LOOPBACK", { host: String(host), port: portNumber });
  }
  const watchPort = options["watch-port"];
  const watch =
    watchPort === undefined
      ? undefined
      : {
          host: String(options["watch-host"] ?? "127.0.0.1"),
          port: readPort("watch-port", watchPort, command),
        };
  return { host: String(host), port: portNumber, logLevel, watch };
}

function readPort(option: string, value: OptionValues[string], command: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(String(value)) && port <= 65_535) return port;
  throw new AppError("WRONG_USAGE", { reason: `--${option} ${String(value)}: 0–65535`, command });
}

/** Serves the workspace until somebody stops the process; whoever opened the workspace closes it. */
export async function serveUntilStopped(
  workspace: Workspace,
  place: ServingPlace,
  context: CommandContext,
): Promise<void> {
  const stopped = stopSignal();
  const server = await startServer({
    workspace,
    host: place.host,
    port: place.port,
    webFolder: fileURLToPath(new URL("../../web/dist", import.meta.url)),
    log: { level: place.logLevel, stream: process.stderr },
    now: () => Date.now(),
    watch: place.watch,
  });
  try {
    if (server.watchAddress !== undefined) context.note(`${server.watchAddress}/metrics`);
    const { synthetic } = await workspace.area();
    context.print(
      context.json
        ? JSON.stringify({ address: server.address, synthetic })
        : greetings[context.language]({ address: server.address, synthetic }),
    );
    await stopped;
    context.note(farewells[context.language]);
  } finally {
    await server.close();
  }
}

/** Fulfilled by the first Ctrl+C or request to end; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((fulfil) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        fulfil();
      });
    }
  });
}

interface Greeting {
  readonly address: string;
  readonly synthetic: boolean;
}

const greetings: Readonly<Record<Language, (greeting: Greeting) => string>> = {
  fi: ({ address, synthetic }) =>
    [
      `Luotsi on käynnissä: ${address}`,
      "Kirjaudu: avaa osoite selaimessa ja valitse rooli. Salasanaa ei tarvita.",
      ...(synthetic ? ["Alueen ihmiset ja luvut ovat keksittyjä."] : []),
      "Lopeta: Ctrl+C",
    ].join("\n"),
  sv: ({ address, synthetic }) =>
    [
      `Luotsi är i gång: ${address}`,
      "Logga in: öppna adressen i webbläsaren och välj en roll. Inget lösenord behövs.",
      ...(synthetic ? ["Områdets människor och siffror är påhittade."] : []),
      "Avsluta: Ctrl+C",
    ].join("\n"),
  en: ({ address, synthetic }) =>
    [
      `Luotsi is running: ${address}`,
      "Sign in: open the address in a browser and choose a role. No password is needed.",
      ...(synthetic ? ["The area's people and figures are invented."] : []),
      "Stop: Ctrl+C",
    ].join("\n"),
};

const farewells: Readonly<Record<Language, string>> = {
  fi: "Lopetetaan …",
  sv: "Avslutar …",
  en: "Stopping …",
};
