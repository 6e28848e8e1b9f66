import { formatDay, type Language } from "@luotsi/base";
import {
  identityFieldIds,
  identityFields,
  permissionFacts,
  permissions,
  retentionRules,
  roleIds,
  roles,
  sources,
  type PlainBlock,
  type PlainDocument,
  type SourceDefinition,
  type VaultView,
} from "@luotsi/contract";
import { countPersonalRows, systemReader } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { showVault } from "./manage-vault.ts";
import { processingWords } from "./processing-words.ts";

/** What the documents about the processing rest on: the configuration as it is, and no person. */
export interface ProcessingFacts {
  readonly area: string;
  readonly synthetic: boolean;
  readonly day: string;
  readonly vault: VaultView;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

export async function processingFacts(
  workspace: Workspace,
  language: Language,
): Promise<ProcessingFacts> {
  const { name, synthetic } = await workspace.area();
  return {
    area: name[language],
    synthetic,
    day: formatDay(workspace.clock()),
    vault: await showVault(workspace),
    tables: await countPersonalRows(systemReader(workspace.store.reader, "record-of-processing")),
  };
}

/** The record of processing activities (GDPR article 30), generated from the configuration. */
export async function processingRecord(
  workspace: Workspace,
  language: Language,
): Promise<PlainDocument> {
  const words = processingWords[language];
  const facts = await processingFacts(workspace, language);
  return {
    fileName: words.fileName,
    language,
    title: words.title,
    subtitle: facts.area,
    day: facts.day,
    ribbon: facts.synthetic ? words.ribbon : "",
    blocks: [
      { kind: "text", text: words.intro },
      { kind: "note", text: words.fill },
      ...listed(words.controller, words.controllerItems),
      ...listed(words.purposes, words.purposeItems),
      ...listed(words.people, words.peopleItems),
      ...sourceBlocks(language),
      ...tableBlocks(facts, language),
      ...listed(words.recipients, words.recipientItems),
      ...roleBlocks(language),
      ...retentionBlocks(language),
      ...listed(words.security, words.securityItems),
    ],
  };
}

/** A heading and a list under it. */
export function listed(text: string, items: readonly string[]): readonly PlainBlock[] {
  return [
    { kind: "heading", level: 1, text },
    { kind: "list", items },
  ];
}

function sourceBlocks(language: Language): readonly PlainBlock[] {
  const words = processingWords[language];
  return [
    { kind: "heading", level: 1, text: words.sources },
    {
      kind: "table",
      caption: words.sources,
      columns: words.sourceColumns,
      widths: [3, 4, 4],
      rows: Object.values(sources).map((source: SourceDefinition) => [
        source.title[language],
        source.row[language],
        words.aboutPeople[kindOf(source)],
      ]),
    },
  ];
}

function kindOf({ carriesIdentity, columns }: SourceDefinition): "identity" | "yes" | "no" {
  if (carriesIdentity === true) return "identity";
  return columns.some(({ kind }) => kind === "person") ? "yes" : "no";
}

function tableBlocks(
  { tables, vault }: ProcessingFacts,
  language: Language,
): readonly PlainBlock[] {
  const words = processingWords[language];
  return [
    { kind: "heading", level: 1, text: words.tables },
    {
      kind: "table",
      caption: words.tables,
      columns: words.tableColumns,
      widths: [4, 2],
      rows: tables.map(({ table, rows }) => [table, String(rows)]),
    },
    { kind: "heading", level: 1, text: words.identity },
    { kind: "text", text: words.vault(vault) },
    { kind: "list", items: identityFieldIds.map((id) => identityFields[id].title[language]) },
  ];
}

/** The permissions whose answers are about people one by one, and who has them. */
export function roleBlocks(language: Language): readonly PlainBlock[] {
  const words = processingWords[language];
  const personal = permissions.filter((id) => permissionFacts[id].reach === "people");
  return [
    { kind: "heading", level: 1, text: words.roles },
    {
      kind: "table",
      caption: words.roles,
      columns: words.roleColumns,
      widths: [3, 4, 3],
      rows: personal.map((permission) => [
        permissionFacts[permission].title[language],
        permissionFacts[permission].reason[language],
        roleIds
          .filter((role) => roles[role].permissions.includes(permission))
          .map((role) => roles[role].title[language])
          .join(", "),
      ]),
    },
  ];
}

/** The rules of retention with their basis. */
export function retentionBlocks(language: Language): readonly PlainBlock[] {
  const words = processingWords[language];
  return [
    { kind: "heading", level: 1, text: words.retention },
    {
      kind: "table",
      caption: words.retention,
      columns: words.retentionColumns,
      widths: [3, 2, 3, 4, 4],
      rows: retentionRules.map(({ title, months, from, basis, assumption }) => [
        title[language],
        months === null ? words.noLimit : words.months(months),
        from[language],
        `${basis.act}, ${basis.section}: ${basis.title[language]}`,
        assumption === null
          ? words.confidence[basis.confidence]
          : `${words.confidence[basis.confidence]}. ${assumption.assumed[language]}`,
      ]),
    },
  ];
}
