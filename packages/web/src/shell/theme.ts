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
      const isDark = theme === "dark" || (theme === "system" && media.matches);
      document.documentElement.classList.toggle("dark", isDark);
      document.documentElement.classList.toggle("light", !isDark);
    };
    apply();
    media.addEventListener("change", apply);
    return () => {
      media.removeEventListener("change", apply);
    };
  }, [theme]);
  return [theme, setTheme];
}

function rememberedTheme(): Theme {
  const value = remembered("theme");
  return value === "light" || value === "dark" ? value : "system";
}
