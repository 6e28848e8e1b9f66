import { openWorkspace } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { serveUntilStopped, servingOptions, servingPlace } from "../serving.ts";
import { workspaceOptions, workspacePlace } from "../workspace-options.ts";

/** `luotsi serve`: the screens and the API over the workspace, until stopped. */
export const serve: Command = {
  usage: "[--port 8080] [--host 127.0.0.1]",
  options: { ...servingOptions, ...workspaceOptions },
  run: async (context) => {
    const place = servingPlace(context.options, "serve");
    const workspace = await openWorkspace(workspacePlace(context.options, "serve"));
    try {
      await serveUntilStopped(workspace, place, context);
    } finally {
      await workspace.close();
    }
    return 0;
  },
};
