import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  isLoopback,
  logLevels,
  startServer,
  type LogLevel,
  type ProviderClient,
} from "@luotsi/api";
import { AppError, type Language } from "@luotsi/base";
import { readProviderSettings, readyFlow, type Workspace } from "@luotsi/usecases";

import type { CommandContext, OptionDefinition, OptionValues } from "./command.ts";
import { wrongUsage } from "./wrong-usage.ts";

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
  "sign-in": {
    type: "string",
    help: "settings file of the identity provider; defaults to LUOTSI_SIGN_IN, and without it to the demo's users",
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
  /** The area's identity provider; undefined signs in the demo's users. */
  readonly provider: ProviderClient | undefined;
}

/** Where to listen and how much to say, as the options tell. */
export function servingPlace(options: OptionValues): ServingPlace {
  const { port = "8080", host = "127.0.0.1", log = "warn" } = options;
  const portNumber = readPort("port", port);
  const logLevel = logLevels.find((level) => level === log);
  if (logLevel === undefined) {
    const reason = `--log ${String(log)}: ${logLevels.join(", ")}`;
    throw wrongUsage(reason);
  }
  const provider = providerOf(options["sign-in"] ?? process.env["LUOTSI_SIGN_IN"]);
  if (provider === undefined && !isLoopback(String(host))) {
    throw new AppError("HOST_NOT_LOOPBACK", { host: String(host), port: portNumber });
  }
  const watchPort = options["watch-port"];
  const watch =
    watchPort === undefined
      ? undefined
      : {
          host: String(options["watch-host"] ?? "127.0.0.1"),
          port: readPort("watch-port", watchPort),
        };
  return { host: String(host), port: portNumber, logLevel, watch, provider };
}

function readPort(option: string, value: OptionValues[string]): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(String(value)) && port <= 65_535) return port;
  throw wrongUsage(`--${option} ${String(value)}: 0–65535`);
}

/** The identity provider that a settings file names, and the secret that is never in that file. */
function providerOf(file: OptionValues[string]): ProviderClient | undefined {
  if (typeof file !== "string" || file === "") return undefined;
  const settings = readProviderSettings(textOf(file));
  const secret =
    process.env["LUOTSI_CLIENT_SECRET"] ??
    (settings.clientSecretFile === undefined ? "" : textOf(settings.clientSecretFile).trim());
  if (secret === "") {
    throw new AppError("SIGN_IN_SETTINGS_WRONG", {
      reason: "clientSecretFile or LUOTSI_CLIENT_SECRET",
    });
  }
  return { settings, secret };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new AppError("SIGN_IN_SETTINGS_WRONG", { reason: `${file} (${String(error.code)})` });
  }
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
    provider: place.provider,
  });
  try {
    if (server.watchAddress !== undefined) context.note(`${server.watchAddress}/metrics`);
    const { synthetic } = await workspace.area();
    context.print(
      context.json
        ? JSON.stringify({ address: server.address, synthetic })
        : greetings[context.language]({
            address: place.provider?.settings.publicUrl ?? server.address,
            synthetic,
            isDemo: place.provider === undefined,
          }),
    );
    await learnUntilStopped(workspace, stopped, context);
    context.note(farewells[context.language]);
  } finally {
    await server.close();
  }
}

/** Learns what scenarios need while nobody asks yet, and waits until somebody stops the process. */
async function learnUntilStopped(
  workspace: Workspace,
  stopped: Promise<void>,
  context: CommandContext,
): Promise<void> {
  const stopping = new AbortController();
  const ready = readyFlow(workspace, stopping.signal).catch((error: unknown) => {
    // Stopped meanwhile, nobody needs it any more. Otherwise the server goes on: the first question learns anew and tells its fault.
    if (!stopping.signal.aborted) context.note(String(error));
  });
  await stopped;
  stopping.abort();
  await ready;
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
  /** The demo's invented users sign in. */
  readonly isDemo: boolean;
}

const greetings: Readonly<Record<Language, (greeting: Greeting) => string>> = {
  fi: ({ address, synthetic, isDemo }) =>
    [
      `Luotsi on käynnissä: ${address}`,
      isDemo
        ? "Kirjaudu: avaa osoite selaimessa ja valitse rooli. Salasanaa ei tarvita."
        : "Kirjaudu: avaa osoite selaimessa.",
      ...(synthetic ? ["Alueen ihmiset ja luvut ovat keksittyjä."] : []),
      ...(isDemo && !synthetic
        ? [
            "Huomaa: aineisto on oikeaa, mutta kuka tahansa tämän koneen käyttäjä voi kirjautua. Ks. docs/how-to/sign-in-with-a-provider.md",
          ]
        : []),
      "Lopeta: Ctrl+C",
    ].join("\n"),
  sv: ({ address, synthetic, isDemo }) =>
    [
      `Luotsi är i gång: ${address}`,
      isDemo
        ? "Logga in: öppna adressen i webbläsaren och välj en roll. Inget lösenord behövs."
        : "Logga in: öppna adressen i webbläsaren.",
      ...(synthetic ? ["Områdets människor och siffror är påhittade."] : []),
      ...(isDemo && !synthetic
        ? [
            "Obs: materialet är riktigt, men vem som helst som använder den här datorn kan logga in. Se docs/how-to/sign-in-with-a-provider.md",
          ]
        : []),
      "Avsluta: Ctrl+C",
    ].join("\n"),
  en: ({ address, synthetic, isDemo }) =>
    [
      `Luotsi is running: ${address}`,
      isDemo
        ? "Sign in: open the address in a browser and choose a role. No password is needed."
        : "Sign in: open the address in a browser.",
      ...(synthetic ? ["The area's people and figures are invented."] : []),
      ...(isDemo && !synthetic
        ? [
            "Note: the data is real, but anybody who uses this machine can sign in. See docs/how-to/sign-in-with-a-provider.md",
          ]
        : []),
      "Stop: Ctrl+C",
    ].join("\n"),
};

const farewells: Readonly<Record<Language, string>> = {
  fi: "Lopetetaan …",
  sv: "Avslutar …",
  en: "Stopping …",
};
