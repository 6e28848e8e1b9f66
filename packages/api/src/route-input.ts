import { AppError, type Language } from "@luotsi/base";
import { readShape, type Endpoint } from "@luotsi/contract";

import type { Upload } from "./upload.ts";

/** A request's parts as they came over the wire. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly upload: Upload | undefined;
  readonly language: Language;
}

/** A request's parts as the contract describes them. */
export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/**
 * Reads a request against its endpoint. A word the endpoint does not know is refused: a misspelt
 * filter that is silently left out would answer another question than the one asked.
 */
export function readInput<Params, Query, Body, View>(
  endpoint: Endpoint<Params, Query, Body, View>,
  raw: RawInput,
): RouteInput<Params, Query, Body> {
  return {
    params: readPart(endpoint.params, { name: "path", value: raw.params }, raw.language),
    query: readPart(endpoint.query, { name: "query", value: raw.query }, raw.language),
    body: readPart(endpoint.body, { name: "body", value: raw.body }, raw.language),
  };
}

interface Part {
  readonly name: "path" | "query" | "body";
  readonly value: unknown;
}

function readPart<Value>(
  shape: Endpoint<never, never, never, Value>["view"] | undefined,
  part: Part,
  language: Language,
): Value {
  if (shape === undefined) {
    refuseUnknown(keysOf(part.value), part);
    return undefined as Value;
  }
  const reading = readShape(shape, part.value, language);
  if (reading.kind === "does-not-fit") {
    const reason = reading.issues
      .slice(0, 5)
      .map(
        ({ path, message }) =>
          `${[part.name, path].filter((word) => word !== "").join(".")}: ${message}`,
      )
      .join("; ");
    throw new AppError("INVALID_REQUEST", { reason });
  }
  const known = keysOf(reading.value);
  refuseUnknown(
    keysOf(part.value).filter((key) => !known.includes(key)),
    part,
  );
  return reading.value;
}

function refuseUnknown(unknown: readonly string[], part: Part): void {
  const [first] = unknown;
  if (first === undefined) return;
  throw new AppError("INVALID_REQUEST", { reason: `${part.name}.${first.slice(0, 40)}?` });
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}
