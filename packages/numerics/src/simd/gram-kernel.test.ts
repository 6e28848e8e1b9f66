import { expect, test } from "vitest";

import { packDesign, packedBlockRows, strideOf } from "../packed-design.ts";
import { uniform } from "../random.ts";
import { addBlock, gramWorkspace } from "../weighted-gram.ts";
import { kernelModule } from "./block-kernels.ts";
import { gramKernel } from "./gram-kernel.ts";

const columnsOf = (rows: number, columns: number): readonly Float64Array[] =>
  Array.from({ length: columns }, (_, j) =>
    Float64Array.from({ length: rows }, (_row, i) => 10 ** (i % 7) * (uniform(3, j, i) - 0.4)),
  );

test.each([
  [1, 1],
  [512, 2],
  [700, 3],
  [1500, 20],
  [600, 61],
])("%i rows of %i columns: the kernel's sums are the plain loops' to the last bit", (rows, p) => {
  const design = packDesign(columnsOf(rows, p), rows);
  const weights = Float64Array.from({ length: packedBlockRows }, (_, i) => uniform(4, 1, i) - 0.3);
  const kernel = gramKernel();
  expect(kernel).toBeDefined();
  const [fast, plain] = [kernel, undefined].map((how) => {
    const workspace = { ...gramWorkspace(design.columns), kernel: how };
    for (let at = 0; at < design.values.length; at += strideOf(design.columns)) {
      addBlock(design.values, at, weights, workspace);
    }
    return workspace.tiles;
  });
  expect(fast).toEqual(plain);
  expect(plain?.some((sum) => sum !== 0)).toBe(true);
});

test("the module is small, and the same each time", () => {
  expect(kernelModule(4).length).toBeLessThan(1500);
  expect(kernelModule(4)).toEqual(kernelModule(4));
});
