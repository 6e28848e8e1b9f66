import type { Language, Localised } from "@luotsi/base";
import { Provider } from "@navikt/ds-react/Provider";
import { en } from "@navikt/ds-react/locales";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";

import { remember, remembered } from "../shell/remember.ts";
import { componentWords } from "./component-words.ts";
import { formatFor, type Format } from "./format.ts";
import type { InEachLanguage } from "./messages.ts";

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState>({
  language: "fi",
  setLanguage: () => undefined,
});

export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    remember("language", language);
  }, [language]);
  const state = useMemo(() => ({ language, setLanguage }), [language]);
  return (
    <LanguageContext value={state}>
      <Provider locale={en} translations={componentWords[language]}>
        {children}
      </Provider>
    </LanguageContext>
  );
}

/** The language of the reader, and the way to change it. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** The reader's texts out of a page's messages. */
export function useMessages<Texts>(messages: InEachLanguage<Texts>): Texts {
  return messages[useLanguage().language];
}

/** Turns a text that came from the API in three languages into the reader's. */
export function useText(): (text: Localised) => string {
  const { language } = useLanguage();
  return useCallback((text: Localised) => text[language], [language]);
}

/** Numbers, money, days and months as the reader writes them. */
export function useFormat(): Format {
  return formatFor(useLanguage().language);
}

function rememberedLanguage(): Language {
  const value = remembered("language");
  return value === "sv" || value === "en" ? value : "fi";
}
