import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Page } from "playwright-core";

/** How a page is looked at: both sizes, both themes. */
export const looks = [
  { name: "wide-light", width: 1440, height: 900, theme: "light" },
  { name: "wide-dark", width: 1440, height: 900, theme: "dark" },
  { name: "phone-light", width: 390, height: 844, theme: "light" },
  { name: "phone-dark", width: 390, height: 844, theme: "dark" },
] as const;
export type Look = (typeof looks)[number];

export interface OpenOptions {
  /** Address of a running server, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Path with its search, such as `/talous?vuosi=2026`. */
  readonly path: string;
  /** Signs in as the demo's user of this role on the way; the sign-in page itself when left out. */
  readonly role?: string;
  readonly look?: Look;
  readonly language?: "fi" | "sv" | "en";
}

/** Starts the system's Chromium without anything that calls home. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens a page as a reader would, in a context of its own (close it by `page.context().close()`), and waits
 * until nothing is on its way.
 *
 * @throws Error when signing in is refused.
 */
export async function openPage(browser: Browser, options: OpenOptions): Promise<Page> {
  const { origin, path, role, look = looks[0], language = "fi" } = options;
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem("luotsi.language", chosen);
  }, language);
  const page = await context.newPage();
  const search = new URLSearchParams({ to: path, as: `demo-${role ?? ""}` });
  await page.goto(
    role === undefined ? `${origin}${path}` : `${origin}/api/sign-in?${search.toString()}`,
  );
  if (role !== undefined && page.url().includes("problem="))
    throw new Error(`signing in failed: ${page.url()}`);
  await settled(page);
  return page;
}

/** Waits until the network is still and no part of the page says it is busy. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () =>
      document.querySelector("h1") !== null &&
      document.querySelector('[aria-busy="true"]') === null,
  );
}

/** Accessibility faults of the page as it stands, one line each; none is what we want. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
}

/** Does the page scroll sideways? It never should. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

/** What has the focus, as a screen reader would name it; for journeys by keyboard. */
export async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent.trim() ?? "";
  });
}
