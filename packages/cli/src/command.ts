import type { ErrorDetails, Language } from "@luotsi/base";

/** An option as `node:util` parses it, with a sentence for the help. */
export interface OptionDefinition {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  readonly default?: string | boolean;
  /** What the option does; ends with its default where it has one. */
  readonly help: string;
}

export type OptionValues = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

/** What a command needs of the world. */
export interface CommandContext {
  readonly options: OptionValues;
  /** Words after the command's own name. */
  readonly words: readonly string[];
  /** True when standard output must be one JSON document. */
  readonly json: boolean;
  readonly language: Language;
  /** Errors in JSON are in English, and so is what they quote. */
  readonly errorLanguage: Language;
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error: progress, warnings. */
  readonly note: (text: string) => void;
}

/** Exit status of the contract: 0 done, 2 wrong usage, 3 input refused or part of it rejected. */
export type ExitStatus = 0 | 1 | 2 | 3;

export interface Command {
  /** What stands after the name in the usage line, such as `FILE… --source ID`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, OptionDefinition>>;
  readonly run: (context: CommandContext) => Promise<ExitStatus>;
}

export type UsageDetails = ErrorDetails & { readonly reason: string };
