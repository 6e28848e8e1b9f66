import { AppError, type Language } from "@luotsi/base";

import type { Command, CommandContext, OptionValues } from "../command.ts";
import { prepareDemo, type DemoProgress, type DemoSize, type Say } from "../demo-area.ts";
import { serveUntilStopped, servingOptions, servingPlace } from "../serving.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi demo`: the synthetic area, served; the first time it is made and taken in first. */
export const demo: Command = {
  usage: "[--port 8080] [--host 127.0.0.1]",
  options: {
    ...servingOptions,
    ...workspaceOptions,
    people: { type: "string", help: "people of a new area; defaults to 15000, the size of Lahti" },
    seed: { type: "string", help: "seed of chance of a new area; defaults to 1" },
  },
  run: async (context) => {
    const place = servingPlace(context.options);
    if (place.provider !== undefined) {
      throw new AppError("DEMO_PROVIDER_REFUSED", { reason: place.provider.settings.issuer });
    }
    const size = demoSize(context.options);
    await inWorkspace(context.options, { command: "demo", act: "change" }, async (workspace) => {
      await prepareDemo(workspace, size, progressNotes(context));
      await serveUntilStopped(workspace, place, context);
    });
    return 0;
  },
};

function demoSize({ people = "15000", seed = "1" }: OptionValues): DemoSize {
  const size = { people: Number(people), seed: Number(seed) };
  if (!Number.isInteger(size.people) || size.people < 1 || size.people > 1_000_000) {
    throw wrongUsage("--people: 1–1000000");
  }
  if (!Number.isInteger(size.seed) || size.seed < 0 || size.seed > 4_294_967_295) {
    throw wrongUsage("--seed: 0–4294967295");
  }
  return size;
}

/** A line when a kind of work begins and for each file; writing says its tenths. */
function progressNotes({ note, language }: CommandContext): Say {
  let tenth = -1;
  return (progress) => {
    if (progress.kind === "writing") {
      const reached = Math.floor((10 * progress.done) / progress.of);
      if (reached === tenth) return;
      tenth = reached;
    }
    note(progressText(progress, language));
  };
}

function progressText(progress: DemoProgress, language: Language): string {
  const words = progressWords[language];
  if (progress.kind === "checking") return words.checking;
  if (progress.kind === "closing") return `${words.closing} ${progress.month}`;
  if (progress.kind === "writing") return `${words.writing}: ${progress.done} / ${progress.of}`;
  return `${words.importing} ${progress.done + 1} / ${progress.of}: ${progress.file}`;
}

const progressWords: Readonly<Record<Language, Readonly<Record<DemoProgress["kind"], string>>>> = {
  fi: {
    writing: "Luodaan keksitty alue, ihmisiä",
    importing: "Tuodaan aineisto",
    closing: "Suljetaan kuukaudet, viimeisenä",
    checking: "Tarkistetaan aineistot",
  },
  sv: {
    writing: "Skapar ett påhittat område, människor",
    importing: "Importerar material",
    closing: "Stänger månaderna till och med",
    checking: "Kontrollerar materialet",
  },
  en: {
    writing: "Making an invented area, people",
    importing: "Importing file",
    closing: "Closing the months up to",
    checking: "Checking the data",
  },
};
