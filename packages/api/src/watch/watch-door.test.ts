import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { serverMetrics } from "./server-metrics.ts";
import { openWatchDoor, type WatchDoor } from "./watch-door.ts";

let door: WatchDoor;
let isDatabaseThere = true;
const metrics = serverMetrics("1.2.3");

beforeAll(async () => {
  door = await openWatchDoor(
    { host: "127.0.0.1", port: 0 },
    {
      metrics,
      ping: async () => {
        await Promise.resolve();
        if (!isDatabaseThere) throw new Error("gone");
      },
    },
  );
});
afterAll(async () => {
  await door.close();
});

async function ask(path: string, method = "GET") {
  const answer = await fetch(`${door.address}${path}`, { method });
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    text: await answer.text(),
  };
}

describe("the door of whoever watches over the server", () => {
  test("the process is alive without its database, and ready only with it", async () => {
    expect((await ask("/health/live")).status).toBe(200);
    expect((await ask("/health/ready")).status).toBe(200);
    isDatabaseThere = false;
    expect((await ask("/health/live")).status).toBe(200);
    expect((await ask("/health/ready")).status).toBe(503);
    expect((await ask("/metrics")).text).toContain("luotsi_database_up 0");
    isDatabaseThere = true;
    expect((await ask("/metrics")).text).toContain("luotsi_database_up 1");
  });

  test("answers are counted by the route's pattern, and our own faults apart", async () => {
    metrics.observe({ method: "GET", route: "/api/batches/:batch", status: 200, milliseconds: 40 });
    metrics.observe({
      method: "GET",
      route: "/api/batches/:batch",
      status: 503,
      milliseconds: 400,
    });
    const { text, type } = await ask("/metrics");
    expect(type).toContain("text/plain");
    const labels = 'http_request_method="GET",http_route="/api/batches/:batch"';
    expect(text).toContain(
      `http_server_request_duration_seconds_bucket{le="0.05",${labels},http_response_status_code="200"} 1`,
    );
    expect(text).toContain(
      `http_server_request_duration_seconds_bucket{le="0.3",${labels},http_response_status_code="503"} 0`,
    );
    expect(text).toContain("luotsi_failures_total 1");
    expect(text).toContain('luotsi_build_info{version="1.2.3"} 1');
    expect(text).toContain("nodejs_eventloop_lag_seconds");
  });

  test("nothing else is behind it", async () => {
    expect((await ask("/")).status).toBe(404);
    expect((await ask("/api/session")).status).toBe(404);
    expect((await ask("/metrics", "POST")).status).toBe(405);
  });

  test("a port that is taken is refused by name", async () => {
    const port = Number(new URL(door.address).port);
    const again = openWatchDoor(
      { host: "127.0.0.1", port },
      { metrics, ping: async () => await Promise.resolve() },
    );
    await expect(again).rejects.toMatchObject({ code: "PORT_IN_USE" });
  });
});
