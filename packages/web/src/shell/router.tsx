import { createRootRoute, createRoute, createRouter, type AnyRouter } from "@tanstack/react-router";

import { pages } from "../pages.ts";
import { CrashPage } from "./crash-page.tsx";
import { FirstPage } from "./first-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { pageScreen } from "./page-screen.tsx";
import { Shell } from "./shell.tsx";

/** Search parameters stay texts, so that an address reads as it was written. */
export function createAppRouter(): AnyRouter {
  const root = createRootRoute({
    component: Shell,
    notFoundComponent: NotFoundPage,
    errorComponent: CrashPage,
  });
  const first = createRoute({ getParentRoute: () => root, path: "/", component: FirstPage });
  const screens = pages.flatMap((page) =>
    page.screens.map((screen) =>
      createRoute({
        getParentRoute: () => root,
        path: screen.path,
        component: pageScreen(page, screen),
      }),
    ),
  );
  return createRouter({
    routeTree: root.addChildren([first, ...screens]),
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === "" ? "" : `?${text}`;
    },
  });
}
