import type { RandomDraws } from "./random-draws.ts";

/** A part of a JSON Schema that our own document uses. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: Schema;
  }[];
  /** Media type and schema of the body, where there is one. */
  readonly body: { readonly type: string; readonly schema: Schema } | undefined;
}

export interface MutatedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

const boundary = "----luotsi-fuzz";

/** What people, other systems and attackers have been seen to send. */
const nasty: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "9007199254740993",
  "1e309",
  "NaN",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "' OR '1'='1",
  "'; DROP TABLE person; --",
  '"; SELECT pg_sleep(10); --',
  "$1",
  "%00",
  "\u0000",
  "..%2f..%2f..%2fetc%2fpasswd",
  "../../../../etc/passwd",
  "\\\\server\\share",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "${7*7}",
  '=HYPERLINK("http://x")',
  "2026-02-30",
  "2026-13",
  "0000-00",
  "9999-12",
  "2024-02",
  "\uD800",
  "Å\u0308\u202E\uFEFF",
  "__proto__",
  "constructor",
  "A".repeat(5000),
  "1".repeat(400),
  "((((((((((a+)+)+)+)+)+)+)+)+)+$",
];

/** A request that fits an operation, with a few things in it changed. */
export function mutatedRequest(operation: Operation, draws: RandomDraws): MutatedRequest {
  let path = operation.path;
  const query: string[] = [];
  for (const { name, in: place, schema } of operation.parameters) {
    const value = draws.chance(0.35) ? draws.pick(nasty) : textOf(valueOf(schema, draws, 0));
    if (place === "path") path = path.replace(`{${name}}`, encoded(value, draws));
    else if (draws.chance(0.8)) query.push(`${name}=${encoded(value, draws)}`);
  }
  if (draws.chance(0.05))
    query.push(`${draws.pick(nasty).slice(0, 50)}=x`.replaceAll(/[^\w=]/g, ""));
  if (draws.chance(0.03) && query[0] !== undefined) query.push(query[0]);
  const method = draws.chance(0.04)
    ? draws.pick(["PUT", "PATCH", "POST", "GET", "HEAD"])
    : operation.method;
  const { payload, type } = bodyOf(operation, draws);
  return {
    method,
    url: query.length === 0 ? path : `${path}?${query.join("&")}`,
    headers: { ...headersOf(draws), ...(type === undefined ? {} : { "content-type": type }) },
    payload: method === "GET" || method === "HEAD" ? undefined : payload,
  };
}

function bodyOf(
  { body }: Operation,
  draws: RandomDraws,
): { readonly payload: string | undefined; readonly type: string | undefined } {
  if (body === undefined) {
    return draws.chance(0.03)
      ? { payload: draws.pick(nasty), type: "application/json" }
      : { payload: undefined, type: undefined };
  }
  if (body.type === "multipart/form-data") return formOf(body.schema, draws);
  const text = JSON.stringify(mutatedValue(valueOf(body.schema, draws, 0), draws)) ?? "";
  const broken = draws.chance(0.1) ? text.slice(0, draws.below(text.length + 1)) : text;
  return {
    payload: draws.chance(0.03) ? draws.pick(nasty) : broken,
    type: draws.chance(0.05) ? draws.pick(["text/plain", "application/xml", ""]) : body.type,
  };
}

function formOf(
  schema: Schema,
  draws: RandomDraws,
): { readonly payload: string; readonly type: string } {
  const parts = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    name === "file"
      ? `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${draws.pick(["a.csv", "../../a.csv", "b.xlsx", "\\x.csv"])}"\r\n\r\n${fileText(draws)}\r\n`
      : `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${draws.chance(0.3) ? draws.pick(nasty) : textOf(valueOf(property, draws, 0))}\r\n`,
  );
  const kept = parts.filter(() => draws.chance(0.9));
  const end = draws.chance(0.9) ? `--${boundary}--\r\n` : "";
  return { payload: kept.join("") + end, type: `multipart/form-data; boundary=${boundary}` };
}

function fileText(draws: RandomDraws): string {
  const lines = Array.from({ length: draws.below(6) }, () =>
    Array.from({ length: 1 + draws.below(5) }, () => draws.pick(nasty).slice(0, 60)).join(
      draws.pick([";", ",", "\t"]),
    ),
  );
  const head = draws.pick([
    "month;account;cost_centre;service;entry;amount_eur",
    "person_id;benefit;from;to;paid_on;paid_days;paid_eur;ground",
    "PK\u0003\u0004",
    "a;b",
  ]);
  return [head, ...lines].join("\n");
}

/** A value that fits the schema, more or less. */
function valueOf(schema: Schema, draws: RandomDraws, depth: number): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return draws.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return valueOf(draws.pick(choices), draws, depth + 1);
  switch (schema.type ?? "string") {
    case "integer":
      return draws.pick([0, 1, 2, 7, schema.minimum ?? -5, Math.min(schema.maximum ?? 2026, 2026)]);
    case "number":
      return draws.pick([0, 0.5, 1, -3.25, schema.minimum ?? -5, schema.maximum ?? 1e6]);
    case "boolean":
      return draws.chance(0.5);
    case "array":
      return depth > 5
        ? []
        : Array.from({ length: draws.below(4) }, () =>
            valueOf(schema.items ?? {}, draws, depth + 1),
          );
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => (schema.required ?? []).includes(name) || draws.chance(0.6))
          .map(([name, property]) => [name, valueOf(property, draws, depth + 1)]),
      );
    default:
      return textFor(schema, draws);
  }
}

function textFor({ pattern = "" }: Schema, draws: RandomDraws): string {
  if (pattern.includes("\\d{4}-\\d{2}-\\d{2}")) return draws.pick(["2025-03-01", "2026-05-01"]);
  if (pattern.includes("\\d{4}-")) return draws.pick(["2025-01", "2025-03", "2025-08"]);
  if (pattern.startsWith("^\\d")) return draws.pick(["1", "2,3", "1.1"]);
  return draws.pick(["a", "398", "1", "unemployed-jobseekers", "municipality", "training"]);
}

function mutatedValue(value: unknown, draws: RandomDraws): unknown {
  if (draws.chance(0.08)) return draws.pick<unknown>([null, 0, -1, "", [], {}, true, ...nasty]);
  if (Array.isArray(value)) return value.map((each: unknown) => mutatedValue(each, draws));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(() => !draws.chance(0.05))
    .map(([name, each]): [string, unknown] => [name, mutatedValue(each, draws)]);
  if (draws.chance(0.05)) entries.push([draws.pick(nasty), 1]);
  return Object.fromEntries(entries);
}

function headersOf(draws: RandomDraws): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  if (draws.chance(0.2))
    headers["accept-language"] = draws.pick(["fi", "sv", "en;q=0.5", "*", "x".repeat(500)]);
  if (draws.chance(0.1))
    headers["accept-encoding"] = draws.pick(["br", "gzip;q=0", "zip", "*;q=9"]);
  if (draws.chance(0.05)) headers["if-none-match"] = draws.pick(['"a"', "*", "W/"]);
  if (draws.chance(0.05))
    headers["origin"] = draws.pick(["http://evil.example", "null", "http://localhost"]);
  if (draws.chance(0.05))
    headers["sec-fetch-site"] = draws.pick(["cross-site", "same-origin", "none"]);
  if (draws.chance(0.03)) headers["range"] = "bytes=0-1";
  return headers;
}

function encoded(value: string, draws: RandomDraws): string {
  if (draws.chance(0.1)) return value.replaceAll(/[^\w.%/-]/g, "");
  return encodeURIComponent(value.replaceAll(/[\uD800-\uDFFF]/g, "\uFFFD"));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
