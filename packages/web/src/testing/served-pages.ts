import { startServer } from "@luotsi/api";
import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import type { Page } from "playwright-core";

import {
  accessibilityFaults,
  openPage,
  overflowsSideways,
  startBrowser,
  type OpenOptions,
} from "./browser.ts";
import { buildPages } from "./built-pages.ts";

/** The real pages on the real API over a workspace of their own, with a browser to look at them. */
export interface ServedPages {
  readonly workspace: Workspace;
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** Opens a page as a reader would; closed by `page.context().close()`. */
  readonly open: (options: Omit<OpenOptions, "origin">) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Serves an empty workspace on 22.11.2026. @param fill puts into it what the journey needs before anybody looks. */
export async function servePages(
  fill: (workspace: Workspace) => Promise<void> = async () => {},
): Promise<ServedPages> {
  const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  await fill(workspace);
  const server = await startServer({
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: await buildPages(),
    log: { level: "error", stream: process.stderr },
    now: () => Date.now(),
  });
  const browser = await startBrowser();
  return {
    workspace,
    address: server.address,
    open: async (options) => await openPage(browser, { origin: server.address, ...options }),
    close: async () => {
      await browser.close();
      await server.close();
      await workspace.close();
    },
  };
}

/**
 * What is wrong with a page as it stands: faults of accessibility, and scrolling sideways. Takes a picture of it
 * into the folder `SHOTS` names, where one is named.
 */
export async function pageFaults(page: Page, name: string): Promise<readonly string[]> {
  const folder = process.env["SHOTS"];
  if (folder !== undefined) {
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
  const faults = await accessibilityFaults(page);
  return (await overflowsSideways(page)) ? [...faults, `${name} scrolls sideways`] : faults;
}
