import { parseArgs } from "node:util";

import { AppError, describeError, errorCatalogue, languages, type Language } from "@luotsi/base";

import { commands, type CommandEntry } from "./commands.ts";
import type { Command, CommandContext, ExitStatus, OptionDefinition } from "./command.ts";

const everywhere: Readonly<Record<string, OptionDefinition>> = {
  json: { type: "boolean", help: "print exactly one JSON document on standard output" },
  language: { type: "string", help: "fi, sv or en; defaults to fi" },
  help: { type: "boolean", short: "h", help: "show this help" },
};

/**
 * Runs one command and sets the exit status of the process.
 *
 * @param argv the words after `luotsi`.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  process.exitCode = await run(argv);
}

async function run(argv: readonly string[]): Promise<ExitStatus> {
  const json = argv.includes("--json");
  const language = errorLanguage(argv, json);
  const entry = findCommand(argv);
  try {
    if (entry === undefined) return listCommands(argv, json);
    const command = await entry.load();
    return await runCommand(entry, command, argv);
  } catch (error) {
    return report(entry === undefined ? error : aboutCommand(error, entry), json, language);
  }
}

/** Options shared by commands are read in one place: whichever part found one wrong, the help is that of the command that was run. */
function aboutCommand(error: unknown, { name }: CommandEntry): unknown {
  if (!(error instanceof AppError) || error.code !== "WRONG_USAGE") return error;
  return new AppError(error.code, { ...error.details, command: name }, error.problems);
}

async function runCommand(
  entry: CommandEntry,
  command: Command,
  argv: readonly string[],
): Promise<ExitStatus> {
  const rest = argv.slice(entry.name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(helpOf(entry, command));
    return 0;
  }
  const parsed = parse(entry, command, rest);
  const { language = "fi" } = parsed.values;
  if (!languages.some((known) => known === language)) {
    throw new AppError("WRONG_USAGE", {
      reason: `--language ${languages.join(", ")}`,
      command: entry.name,
    });
  }
  const json = parsed.values["json"] === true;
  const context: CommandContext = {
    options: parsed.values,
    words: parsed.positionals,
    json,
    language: wantedLanguage(argv),
    errorLanguage: errorLanguage(argv, json),
    print: (text) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
  return await command.run(context);
}

function parse(
  entry: CommandEntry,
  command: Command,
  args: readonly string[],
): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({
      args: [...args],
      options: { ...everywhere, ...command.options },
      allowPositionals: entry.takesWords === true,
      strict: true,
    });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split(/[.?] /)[0] ?? "";
    throw new AppError("WRONG_USAGE", { reason, command: entry.name });
  }
}

function findCommand(argv: readonly string[]): CommandEntry | undefined {
  return commands
    .filter((entry) => entry.name.split(" ").every((word, i) => argv[i] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** Tells every command, or those of the topic that was named alone, as in `luotsi survival --help`. */
function listCommands(argv: readonly string[], json: boolean): ExitStatus {
  const asked = argv.filter((word) => !word.startsWith("-")).slice(0, 2);
  const ofTopic = commands.filter(({ name }) => name.split(" ")[0] === asked[0]);
  const shown = ofTopic.length === 0 ? commands : ofTopic;
  const wantsHelp = argv.includes("--help") || argv.includes("-h");
  if (json || asked.length > (wantsHelp && ofTopic.length > 0 ? 1 : 0)) {
    const known = shown.map(({ name }) => name).join(", ");
    throw new AppError("UNKNOWN_COMMAND", { asked: asked.join(" ") || "–", known });
  }
  const width = Math.max(...shown.map(({ name }) => name.length));
  const lines = shown.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  const topic = ofTopic.length === 0 ? "COMMAND" : `${asked.join(" ")} COMMAND`;
  process.stdout.write(`luotsi ${topic} …\n\n${lines.join("\n")}\n`);
  return wantsHelp ? 0 : 2;
}

function helpOf(entry: CommandEntry, command: Command): string {
  const options = Object.entries({ ...command.options, ...everywhere });
  const names = options.map(([name, option]) =>
    option.type === "string" ? `--${name} VALUE` : `--${name}`,
  );
  const width = Math.max(...names.map((name) => name.length));
  const lines = options.map(
    ([, option], i) => `  ${(names[i] ?? "").padEnd(width)}  ${option.help}`,
  );
  return `luotsi ${entry.name} ${command.usage}\n\n${entry.summary}\n\n${lines.join("\n")}\n`;
}

function report(error: unknown, json: boolean, language: Language): ExitStatus {
  const refusal = error instanceof AppError ? error : undefined;
  if (refusal === undefined) {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  const shown = refusal ?? new AppError("INTERNAL", { id: `cli-${process.pid}` });
  const { code, message, next } = describeError(shown, language);
  if (json) {
    const problems = shown.problems.map(({ line, column, code: problem, message: texts }) => ({
      line,
      column: column ?? null,
      code: problem,
      message: texts.en,
      messages: texts,
    }));
    process.stdout.write(`${JSON.stringify({ error: { code, message, next, problems } })}\n`);
  } else {
    const lines = shown.problems.map(
      ({ line, column, message: texts }) =>
        `  ${line}${column === undefined ? "" : `, ${column}`}: ${texts[language]}`,
    );
    process.stderr.write(`${[message, ...lines.slice(0, 20), next, `(${code})`].join("\n")}\n`);
  }
  return errorCatalogue[shown.code].exitCode;
}

/** Errors in JSON are in English, whatever the language asked for. */
function errorLanguage(argv: readonly string[], json: boolean): Language {
  return json ? "en" : wantedLanguage(argv);
}

/** The language asked for, before the words are parsed; Finnish when it is not one of the three. */
function wantedLanguage(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => /^--language(?:=|$)/.test(word));
  const asked = argv[at]?.split("=")[1] ?? (at < 0 ? undefined : argv[at + 1]);
  return languages.find((language) => language === asked) ?? "fi";
}
