import type { Language } from "@luotsi/base";

/** One set of texts in each language; the compiler sees to it that all have the same keys. */
export type InEachLanguage<Texts> = Readonly<Record<Language, Texts>>;
