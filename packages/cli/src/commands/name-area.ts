import { nameArea as name } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi area`: shows the area the workspace is about, or names it. */
export const area: Command = {
  usage: "[--name NAME] [--municipalities 398,016]",
  options: {
    name: { type: "string", help: "the area's name in Finnish" },
    "name-sv": { type: "string", help: "the name in Swedish; the Finnish one without it" },
    "name-en": { type: "string", help: "the name in English; the Finnish one without it" },
    municipalities: {
      type: "string",
      help: "codes of the municipalities that finance the services, with commas between",
    },
    ...workspaceOptions,
  },
  run: async (context) => {
    const { options } = context;
    const wanted = {
      fi: text(options["name"]),
      sv: text(options["name-sv"]),
      en: text(options["name-en"]),
    };
    const codes = text(options["municipalities"])?.split(",");
    const wrong = codes?.find((code) => !/^\d{3}$/.test(code));
    if (wrong !== undefined) {
      throw wrongUsage(`${wrong}? 398,016`);
    }
    await inWorkspace(options, { command: "area", act: "change" }, async (workspace) => {
      const before = await workspace.area();
      if (wanted.fi !== undefined || codes !== undefined) {
        const fi = wanted.fi ?? before.name.fi;
        await name(
          workspace.store,
          {
            ...before,
            name: {
              fi,
              sv: wanted.sv ?? (wanted.fi === undefined ? before.name.sv : fi),
              en: wanted.en ?? (wanted.fi === undefined ? before.name.en : fi),
            },
            municipalities: codes ?? before.municipalities,
          },
          "command",
        );
      }
      const now = await workspace.area();
      const places = now.municipalities.join(", ");
      context.print(
        context.json ? JSON.stringify(now) : `${now.name[context.language]} (${places})`,
      );
    });
    return 0;
  },
};

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
