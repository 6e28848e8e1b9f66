// The pictures of docs/methods, drawn by our own charts from seeded worlds whose truth is known.
// To draw them anew: npx vitest run tools/method-pictures.test.ts -u
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { designPictures } from "./method-pictures/design-pictures.ts";
import { durationPictures } from "./method-pictures/duration-pictures.ts";
import { selectionPictures } from "./method-pictures/selection-pictures.ts";

const pictures = [...selectionPictures, ...designPictures, ...durationPictures];

describe("every page of a method of effects or durations", () => {
  test.each(pictures)(
    "has the picture %s, as the engines and charts draw it now",
    async (name, draw) => {
      await expect(draw()).toMatchFileSnapshot(`../docs/methods/pictures/${name}.svg`);
      const page = readFileSync(new URL(`../docs/methods/${name}.md`, import.meta.url), "utf8");
      expect(page).toContain(`](pictures/${name}.svg)`);
    },
  );
});
