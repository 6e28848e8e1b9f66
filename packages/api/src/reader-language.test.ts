import { expect, test } from "vitest";

import { readerLanguage } from "./reader-language.ts";

test.each([
  [undefined, "fi", "who says nothing reads Finnish"],
  ["sv", "sv", "who asks for Swedish gets it"],
  ["sv-FI,fi;q=0.8", "sv", "the region does not matter"],
  ["en;q=0.5, sv;q=0.9", "sv", "the more wanted comes first"],
  ["de, en;q=0.3", "en", "what we do not speak is passed over"],
  ["de", "fi", "who asks only for what we do not speak reads Finnish"],
  ["sv;q=0, en", "en", "what is not wanted at all is not given"],
  ["*", "fi", "who takes anything reads Finnish"],
])("%s → %s: %s", (header, language, _why) => {
  expect(readerLanguage(header)).toBe(language);
});
