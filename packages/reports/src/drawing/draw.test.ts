import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { drawPictures, type Picture } from "./draw.ts";

const bridge: Picture = {
  kind: "bridge",
  view: {
    text: { title: "Bridge", description: "Up by one", empty: "" },
    steps: [
      { id: "a", label: "Before", value: 2, text: "2", kind: "total" },
      { id: "b", label: "Change", value: 1, text: "+1", kind: "change" },
      { id: "c", label: "After", value: 3, text: "3", kind: "total" },
    ],
  },
};

test("paper has no variables of a theme, only their light values", async () => {
  const svg = (await drawPictures(new Map([["bridge.svg", bridge]]))).get("bridge.svg") ?? "";
  expect(svg).toContain("+1</text>");
  expect(svg).toContain('fill="#a3552b"');
  expect(svg).not.toMatch(/var\(|transparent/);
});

test("a process of plain Node draws the same from the charts' own sources", async () => {
  const inTest = (await drawPictures(new Map([["bridge.svg", bridge]]))).get("bridge.svg");
  const module = fileURLToPath(new URL("draw.ts", import.meta.url));
  const script = `
    const { drawPictures } = await import(${JSON.stringify(module)});
    const drawn = await drawPictures(new Map([["bridge.svg", ${JSON.stringify(bridge)}]]));
    process.stdout.write(drawn.get("bridge.svg"));
  `;
  const inNode = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(inNode).toBe(inTest);
});
