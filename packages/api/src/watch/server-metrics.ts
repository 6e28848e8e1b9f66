import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** One answered request, as the metrics see it: the route's pattern, never its values, and nobody's name. */
export interface AnsweredRequest {
  readonly method: string;
  /** Pattern of the route, such as `/api/batches/:batch`; a dash when there was none. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** What a server counts of itself, in the text that Prometheus and OpenTelemetry's collector read. */
export interface ServerMetrics {
  readonly observe: (answer: AnsweredRequest) => void;
  /** Called when a reading is asked for: is the database there? */
  readonly text: (isDatabaseThere: boolean) => Promise<string>;
  readonly contentType: string;
}

/** Bounds of the histogram of answers in seconds; the promise of the product (0.3 s) is one of them. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60];

/** Names follow OpenTelemetry's conventions for HTTP servers, in Prometheus's spelling. */
export function serverMetrics(version: string): ServerMetrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: "http_server_request_duration_seconds",
    help: "Time from a request to the end of its answer.",
    labelNames: ["http_request_method", "http_route", "http_response_status_code"] as const,
    buckets: bounds,
    registers,
  });
  const failures = new Counter({
    name: "luotsi_failures_total",
    help: "Answers that were our own fault (status 500 and above).",
    registers,
  });
  const database = new Gauge({
    name: "luotsi_database_up",
    help: "1 when the database answers.",
    registers,
  });
  new Gauge({
    name: "luotsi_build_info",
    help: "Version of the product.",
    labelNames: ["version"] as const,
    registers,
  }).set({ version }, 1);
  return {
    observe: ({ method, route, status, milliseconds }) => {
      const labels = {
        http_request_method: method,
        http_route: route,
        http_response_status_code: String(status),
      };
      duration.observe(labels, milliseconds / 1000);
      if (status >= 500) failures.inc();
    },
    text: async (isDatabaseThere) => {
      database.set(isDatabaseThere ? 1 : 0);
      return await register.metrics();
    },
    contentType: register.contentType,
  };
}
