import type { Command } from "./command.ts";

export interface CommandEntry {
  /** The words that call the command. */
  readonly name: string;
  /** One line for `luotsi --help`. */
  readonly summary: string;
  /** Loads the command only when it is called, so that nothing heavy delays the others. */
  readonly load: () => Promise<Command>;
}

/** Every command there is. */
export const commands: readonly CommandEntry[] = [
  {
    name: "serve",
    summary: "serve the screens and the API over the workspace",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
];
