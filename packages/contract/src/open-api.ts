import { errorCatalogue } from "@luotsi/base";
import { z, type ZodType } from "zod";

import type { AnyEndpoint } from "./endpoint.ts";
import { localised, provenance } from "./provenance.ts";
import { routes } from "./routes.ts";
import type { OpenApiView } from "./service.ts";

type Json = Readonly<Record<string, unknown>>;

/** Shapes that many views share, by their name in the document. */
const named = z.registry<{ id: string }>();
named.add(localised, { id: "Localised" });
named.add(provenance, { id: "Provenance" });

const problem = {
  type: "object",
  description: "A refusal (RFC 9457), in the language of Accept-Language: fi, sv or en",
  required: ["type", "title", "status", "detail", "code", "next", "id"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What happened and why" },
    code: { type: "string", enum: Object.keys(errorCatalogue) },
    next: { type: "string", description: "What to do next" },
    id: { type: "string", description: "The request's id, as in the server's log" },
    problems: {
      type: "array",
      items: {
        type: "object",
        required: ["line", "column", "code", "message"],
        properties: {
          line: { type: "integer" },
          column: { type: ["string", "null"] },
          code: { type: "string" },
          message: { type: "string" },
        },
      },
    },
  },
};

/**
 * Describes the interface for other programs.
 *
 * @param endpoints what is served.
 * @param version of the product.
 * @returns an OpenAPI 3.1 document whose shapes are those of the contract.
 */
export function openApiDocument(endpoints: readonly AnyEndpoint[], version: string): OpenApiView {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const { method, path } = routes[endpoint.id];
    const address = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[address] = { ...paths[address], [method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Luotsi",
      version,
      description: "The steering system of a Finnish employment area",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    paths,
    components: {
      schemas: { Problem: problem, ...sharedSchemas() },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-luotsi" } },
    },
  };
}

function operation(endpoint: AnyEndpoint): Json {
  const { permission } = routes[endpoint.id];
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    "x-permission": permission,
    security: permission === "public" ? [] : [{ session: [] }],
    parameters: [...parameters("path", endpoint.params), ...parameters("query", endpoint.query)],
    ...requestBody(endpoint),
    responses: {
      "200": { description: "The answer", content: answer(endpoint) },
      default: {
        description: "A refusal",
        content: { "application/problem+json": { schema: reference("Problem") } },
      },
    },
  };
}

function answer({ view, fileType }: AnyEndpoint): Json {
  return fileType === undefined
    ? { "application/json": { schema: schemaOf(view, "output") } }
    : { [fileType.split(";")[0] ?? fileType]: { schema: { type: "string" } } };
}

function requestBody({ body, upload }: AnyEndpoint): Json {
  if (upload === true) {
    const fields = body === undefined ? {} : objectParts(body);
    const schema = {
      type: "object",
      required: ["file", ...(fields.required ?? [])],
      properties: { file: { type: "string", format: "binary" }, ...fields.properties },
    };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (body === undefined) return {};
  const content = { "application/json": { schema: schemaOf(body, "input") } };
  return { requestBody: { required: true, content } };
}

function parameters(place: "path" | "query", shape: ZodType | undefined): readonly Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = objectParts(shape);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

interface ObjectParts {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

function objectParts(shape: ZodType): ObjectParts {
  const { properties, required } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return {
    ...(properties === undefined ? {} : { properties }),
    ...(required === undefined ? {} : { required }),
  };
}

function schemaOf(shape: ZodType, io: "input" | "output"): Json {
  const {
    $schema: _dialect,
    $defs: _shared,
    ...schema
  } = z.toJSONSchema(shape, {
    io,
    metadata: named,
    unrepresentable: "any",
    ...(io === "output" ? { override: openToMore } : {}),
  });
  return pointingToComponents(schema);
}

/** Adding a field to an answer is free, so nobody may count on there being no others. */
function openToMore({
  jsonSchema,
}: {
  readonly jsonSchema: { additionalProperties?: unknown };
}): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** The shared shapes themselves, as components of the document. */
function sharedSchemas(): Json {
  const { $defs = {} } = z.toJSONSchema(z.tuple([localised, provenance]), {
    metadata: named,
    override: openToMore,
  });
  return Object.fromEntries(
    Object.entries($defs).map(([id, { id: _id, ...schema }]) => [id, pointingToComponents(schema)]),
  );
}

function pointingToComponents(schema: Json): Json {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Json;
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
