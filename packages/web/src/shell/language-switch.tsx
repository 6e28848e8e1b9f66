import { languages, type Language } from "@luotsi/base";
import type { ReactElement } from "react";

import { useLanguage, useMessages } from "../language/language.tsx";
import { shellMessages } from "./messages.ts";

/** Each language by its own name, so that whoever needs it can read it. */
const ownNames: Readonly<Record<Language, string>> = {
  fi: "Suomi",
  sv: "Svenska",
  en: "English",
};

export function LanguageSwitch(): ReactElement {
  const t = useMessages(shellMessages);
  const { language, setLanguage } = useLanguage();
  return (
    <fieldset aria-label={t.languageChoice} className="language-switch">
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          aria-label={ownNames[each]}
          title={ownNames[each]}
          onClick={() => {
            setLanguage(each);
          }}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
