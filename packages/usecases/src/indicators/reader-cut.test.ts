import type { Scope } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { wholeAreaWorkspace, workspaceFor } from "../access/scoped-workspace.ts";
import { showOverview } from "../overview/show-overview.ts";
import { openArea, residenceHead, type TestArea } from "../testing/open-area.ts";
import { showIndicators } from "./show-indicators.ts";

const codesHead = "person_id,from,to,code,job_search_from,end_reason,job_search_end_reason";

/** How many are unemployed in each of the two municipalities, and what is said of the area and of the town. */
interface Case {
  readonly town: number;
  readonly village: number;
  readonly area: number | null;
  readonly own: number | null;
}

describe.each<Case>([
  { town: 20, village: 5, area: 25, own: 20 },
  { town: 20, village: 4, area: 24, own: null },
  { town: 3, village: 20, area: 23, own: null },
])("a town of $town unemployed beside a village of $village", ({ town, village, area, own }) => {
  let opened: TestArea;
  beforeAll(async () => {
    opened = await openArea("2026-03-20", ["398", "560"]);
    const people = [
      ...Array.from({ length: town }, (_, i) => ({ id: `t${i}`, home: "398" })),
      ...Array.from({ length: village }, (_, i) => ({ id: `v${i}`, home: "560" })),
    ];
    await opened.deliver("employment-codes", [
      codesHead,
      ...people.map(({ id }) => `${id},2024-06-03,,02,2024-06-03,,`),
      ...["2025-10", "2025-11", "2025-12", "2026-01", "2026-02"].map(
        (at, i) => `gone${i},2025-09-01,${at}-10,02,2025-09-01,03,03`,
      ),
    ]);
    await opened.deliver("residence", [
      residenceHead,
      ...people.map(({ id, home }) => `${id},2020-01-01,,${home}`),
    ]);
  }, 120_000);
  afterAll(async () => {
    await opened.close();
  });

  async function count(scope: Scope | "everything"): Promise<number | null | undefined> {
    const reader =
      scope === "everything"
        ? wholeAreaWorkspace(opened.workspace, "test")
        : workspaceFor(opened.workspace, { user: "r", role: "r", purpose: "test", scope });
    const query = { ids: "unemployed-jobseekers", from: "2026-02", to: "2026-02" };
    const { results } = await showIndicators(reader, query);
    return results[0]?.series[0]?.points[0]?.value;
  }

  test("the area's sum is open to everybody, and the town's to its reader only where the village cannot be told", async () => {
    const { figures } = await showOverview(opened.workspace);
    expect(figures.find(({ id }) => id === "unemployed-jobseekers")?.value).toBe(area);
    expect(await count("everything")).toBe(area);
    const limited = { kind: "limited", municipalities: ["398"], teams: [], workers: [] } as const;
    expect(await count(limited)).toBe(own);
    const both = { ...limited, municipalities: ["398", "560"] };
    expect(await count(both)).toBe(area);
  });
});
