/** Languages of the interface; Finnish is the first. */
export const languages = ["fi", "sv", "en"] as const;
export type Language = (typeof languages)[number];

/** One text in the three languages of the interface. */
export type Localised = Readonly<Record<Language, string>>;
