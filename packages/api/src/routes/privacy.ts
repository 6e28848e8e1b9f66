import {
  getImpactAssessment,
  getProcessingRecord,
  getRetention,
  getVault,
  postDataSubject,
  postErasure,
  postIdentity,
  postIdentityCorrection,
  postPersonExtract,
  postPersonSearch,
  nobody,
  type DocumentQuestion,
  type ExtractQuestion,
  type PlainDocument,
  type Scope,
} from "@luotsi/contract";
import { writePlainDocument } from "@luotsi/reports";
import {
  correctIdentity,
  eraseOnOrder,
  extractDocument,
  extractPerson,
  impactAssessment,
  processingRecord,
  searchPerson,
  showDataSubject,
  showIdentity,
  showRetention,
  showVault,
  type Workspace,
} from "@luotsi/usecases";

import { fileRoute, viewRoute, type FileAnswer, type Route, type RouteContext } from "../route.ts";

/** Identities, the rights of the people the data is about, retention and the documents about the processing. */
export function privacyRoutes(workspace: Workspace): readonly Route[] {
  return [...identityRoutes(workspace), ...requestRoutes(workspace), ...documentRoutes(workspace)];
}

/** The value searched by never reaches the audit log; who was found does. */
function identityRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: postIdentity,
      audit: ({ body }) => ({ purpose: body.purpose, person: body.pseudonym }),
      reach: ({ pseudonym }) => ({ people: [pseudonym] }),
      handle: async ({ body }, context) => await showIdentity(workspace, body, scopeOf(context)),
    }),
    viewRoute({
      endpoint: postPersonSearch,
      audit: ({ body }) => ({ purpose: body.purpose, field: body.field }),
      reach: ({ people }) => ({ people }),
      handle: async ({ body }, context) => await searchPerson(workspace, body, scopeOf(context)),
    }),
  ];
}

function requestRoutes(workspace: Workspace): readonly Route[] {
  return [
    fileRoute({
      endpoint: postPersonExtract,
      audit: ({ body }) => ({
        purpose: "data-subject-request",
        person: body.pseudonym,
        format: body.format,
      }),
      handle: async ({ body }, context) => {
        return await extractFile(workspace, body, scopeOf(context));
      },
    }),
    viewRoute({
      endpoint: postDataSubject,
      audit: ({ body }) => ({ purpose: "data-subject-request", field: body.by }),
      reach: ({ people }) => ({ people: people.map(({ pseudonym }) => pseudonym) }),
      handle: async ({ body }, context) => await showDataSubject(workspace, body, scopeOf(context)),
    }),
    viewRoute({
      endpoint: postIdentityCorrection,
      audit: ({ body }) => ({
        purpose: "data-correction",
        person: body.pseudonym,
        field: body.field,
        ground: body.ground,
      }),
      reach: ({ pseudonym }) => ({ people: [pseudonym] }),
      handle: async ({ body }, context) => {
        return await correctIdentity(workspace, body, {
          by: context.user,
          scope: scopeOf(context),
        });
      },
    }),
    viewRoute({
      endpoint: postErasure,
      audit: ({ body }) => ({
        purpose: "data-subject-request",
        person: body.pseudonym,
        ground: body.ground,
      }),
      reach: ({ pseudonym }) => ({ people: [pseudonym] }),
      handle: async ({ body }, context) => {
        return await eraseOnOrder(workspace, body, scopeOf(context));
      },
    }),
  ];
}

/** Whom the one who asks may know of; nobody without a session. */
function scopeOf({ session }: RouteContext): Scope {
  return session?.scope ?? nobody;
}

async function extractFile(
  workspace: Workspace,
  { pseudonym, format, language }: ExtractQuestion,
  scope: Scope,
): Promise<FileAnswer> {
  const extract = await extractPerson(workspace, pseudonym, scope);
  const reach = { people: [pseudonym] };
  const document = await extractDocument(workspace, extract, language);
  if (format === "json") {
    return {
      fileName: `${document.fileName}.json`,
      fileType: "application/json; charset=utf-8",
      content: [JSON.stringify(extract, null, 2)],
      reach,
    };
  }
  const { fileName, fileType, content } = await writePlainDocument(document, format);
  return { fileName, fileType, content: [content], reach };
}

function documentRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getRetention,
      audit: () => ({}),
      handle: async () => await showRetention(workspace),
    }),
    viewRoute({
      endpoint: getVault,
      audit: () => ({}),
      handle: async () => await showVault(workspace),
    }),
    fileRoute({
      endpoint: getProcessingRecord,
      audit: ({ query }) => ({ format: query.format }),
      handle: async ({ query }) =>
        await documentFile(await processingRecord(workspace, query.language), query),
    }),
    fileRoute({
      endpoint: getImpactAssessment,
      audit: ({ query }) => ({ format: query.format }),
      handle: async ({ query }) =>
        await documentFile(await impactAssessment(workspace, query.language), query),
    }),
  ];
}

async function documentFile(
  document: PlainDocument,
  { format }: DocumentQuestion,
): Promise<FileAnswer> {
  const { fileName, fileType, content } = await writePlainDocument(document, format);
  return { fileName, fileType, content: [content], reach: { people: "nobody" } };
}
