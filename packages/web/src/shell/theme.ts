import { useEffect, useState } from "react";

import { remember, remembered } from "./remember.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const prefersDark = "(prefers-color-scheme: dark)";

/** The reader's theme. `first-paint.js` has set the class already; this keeps it right. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  useEffect(() => {
    remember("theme", theme);
    const media = matchMedia(prefersDark);
    const apply = (): void => {
      show(theme === "dark" || (theme === "system" && media.matches));
    };
    apply();
    media.addEventListener("change", apply);
    addEventListener("beforeprint", showOnPaper);
    addEventListener("afterprint", apply);
    return () => {
      media.removeEventListener("change", apply);
      removeEventListener("beforeprint", showOnPaper);
      removeEventListener("afterprint", apply);
    };
  }, [theme]);
  return [theme, setTheme];
}

function show(isDark: boolean): void {
  document.documentElement.classList.toggle("dark", isDark);
  document.documentElement.classList.toggle("light", !isDark);
}

/** Paper is white. */
function showOnPaper(): void {
  show(false);
}

function rememberedTheme(): Theme {
  const value = remembered("theme");
  return value === "light" || value === "dark" ? value : "system";
}
