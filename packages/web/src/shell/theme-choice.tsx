import type { ReactElement } from "react";

import { useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";
import { themes, useTheme, type Theme } from "./theme.ts";

export function ThemeChoice(): ReactElement {
  const t = useMessages(shellMessages);
  const [theme, setTheme] = useTheme();
  const names: Readonly<Record<Theme, string>> = {
    light: t.themeLight,
    dark: t.themeDark,
    system: t.themeSystem,
  };
  return (
    <fieldset className="theme-choice">
      <legend>{t.themeChoice}</legend>
      {themes.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="theme"
            checked={each === theme}
            onChange={() => {
              setTheme(each);
            }}
          />
          {names[each]}
        </label>
      ))}
    </fieldset>
  );
}
