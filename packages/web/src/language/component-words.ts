import type { ProviderProps } from "@navikt/ds-react/Provider";

import type { InEachLanguage } from "./messages.ts";

type ComponentWords = NonNullable<ProviderProps["translations"]>;

/** What Aksel's components say by themselves, most of it to screen readers only. */
export const componentWords: InEachLanguage<ComponentWords> = {
  fi: {
    global: {
      showMore: "Näytä lisää",
      showLess: "Näytä vähemmän",
      readOnly: "Vain luettavissa",
      close: "Sulje",
      error: "Virhe",
      info: "Tiedoksi",
      success: "Onnistui",
      warning: "Varoitus",
      announcement: "Ilmoitus",
    },
    Loader: { title: "Odotetaan…" },
  },
  sv: {
    global: {
      showMore: "Visa mer",
      showLess: "Visa mindre",
      readOnly: "Skrivskyddad",
      close: "Stäng",
      error: "Fel",
      info: "Information",
      success: "Klart",
      warning: "Varning",
      announcement: "Meddelande",
    },
    Loader: { title: "Väntar…" },
  },
  en: {},
};
