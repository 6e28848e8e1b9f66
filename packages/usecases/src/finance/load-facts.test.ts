import { insertRun } from "@luotsi/store";
import { afterAll, beforeAll, expect, test } from "vitest";

import { loadIndicatorFacts } from "../indicators/load-indicator-facts.ts";
import { loadModelFacts } from "../funding-models/model-facts.ts";
import { forecastVersion } from "../liability-forecast/best-forecast.ts";
import { openArea, paymentHead, subsidyPayment, type TestArea } from "../testing/open-area.ts";
import { loadFinanceFacts } from "./load-facts.ts";

let area: TestArea;
beforeAll(async () => {
  area = await openArea("2026-04-10", ["398"]);
  await area.deliver("benefit-payments", [
    paymentHead,
    subsidyPayment("p1", { from: "2026-01-12", to: "2026-01-31", paidOn: "2026-02-05", days: 15 }),
  ]);
});
afterAll(async () => {
  await area.close();
});

test("a forecast that is made meanwhile changes what rests on it, and nothing else is read or computed anew", async () => {
  const { workspace } = area;
  const [data, forecast] = [await workspace.dataVersion(), await forecastVersion(workspace)];
  const finance = await loadFinanceFacts(workspace);
  const detail = finance.liability?.detailOf(2026);
  const models = await loadModelFacts(workspace);
  const indicators = await loadIndicatorFacts(workspace);
  await workspace.store.write(async (writer) => {
    await insertRun(writer, {
      kind: "liability-forecast",
      parameters: {},
      batches: [],
      codeVersion: "test",
      lawVersion: "test",
      seed: 1,
      result: "{}",
    });
  });
  expect(await workspace.dataVersion()).toBe(data);
  expect(await forecastVersion(workspace)).not.toBe(forecast);
  const renewed = await loadFinanceFacts(workspace);
  expect(renewed).not.toBe(finance);
  expect(renewed.book).toBe(finance.book);
  expect(detail).toBeDefined();
  expect(renewed.liability?.detailOf(2026)).toBe(detail);
  expect(await loadModelFacts(workspace)).toBe(models);
  expect(await loadIndicatorFacts(workspace)).toBe(indicators);
});
