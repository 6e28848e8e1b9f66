import type { Language } from "@luotsi/base";
import { makeBreakGlassCode } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi access break-glass`: a code that signs the emergency administrator in once. */
export const breakGlass: Command = {
  usage: "",
  options: workspaceOptions,
  run: async (context) => {
    const errand = { command: "access break-glass", act: "change" } as const;
    const { id, code, endsAt } = await inWorkspace(
      context.options,
      errand,
      async ({ store }) => await makeBreakGlassCode(store, Date.now()),
    );
    const validUntil = new Date(endsAt).toISOString();
    context.print(
      context.json
        ? JSON.stringify({ code, number: id, validUntil })
        : words[context.language](code, validUntil),
    );
    return 0;
  },
};

const words: Readonly<Record<Language, (code: string, validUntil: string) => string>> = {
  fi: (code, validUntil) =>
    [
      `Hätäkoodi: ${code}`,
      `Kelpaa kerran, ${validUntil} asti. Kirjoita se kirjautumissivulla kohtaan Hätäkoodi.`,
      "Tekeminen ja käyttö on kirjattu. Koodia ei näytetä uudelleen.",
    ].join("\n"),
  sv: (code, validUntil) =>
    [
      `Nödkod: ${code}`,
      `Gäller en gång, till ${validUntil}. Skriv den på inloggningssidan under Nödkod.`,
      "Skapandet och användningen antecknas. Koden visas inte igen.",
    ].join("\n"),
  en: (code, validUntil) =>
    [
      `Emergency code: ${code}`,
      `Valid once, until ${validUntil}. Type it on the sign-in page under Emergency code.`,
      "Making and using it is recorded. The code is not shown again.",
    ].join("\n"),
};
