import type { Command } from "../command.ts";
import { serveUntilStopped, servingOptions, servingPlace } from "../serving.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi serve`: the screens and the API over the workspace, until stopped. */
export const serve: Command = {
  usage: "[--port 8080] [--host 127.0.0.1]",
  options: { ...servingOptions, ...workspaceOptions },
  run: async (context) => {
    const place = servingPlace(context.options);
    await inWorkspace(context.options, { command: "serve", act: "change" }, async (workspace) => {
      await serveUntilStopped(workspace, place, context);
    });
    return 0;
  },
};
