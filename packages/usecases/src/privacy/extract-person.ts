import { addDays, formatDay, parseDay, type Language } from "@luotsi/base";
import {
  codeTitle,
  identityFields,
  sources,
  type PlainBlock,
  type PlainDocument,
  type Scope,
  type SourceColumn,
} from "@luotsi/contract";
import {
  readIdentity,
  rejectedRowsOf,
  rowsOfPerson,
  seenBy,
  type OpenedDetail,
  type RejectedRowOfPerson,
  type RowsOfTable,
  type SeenBy,
  type StoredRow,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { extractWords } from "./extract-words.ts";
import { reachedPerson } from "./person-in-reach.ts";
import { workspaceVault } from "./workspace-vault.ts";

/** Everything Luotsi holds of one person. Which tables there are follows from the schema, not from a list here. */
export interface PersonExtract {
  readonly pseudonym: string;
  readonly madeOn: string;
  /** What the vault holds, earlier values too; `no-vault` when it has no key. */
  readonly identity: readonly OpenedDetail[] | "no-vault";
  readonly tables: readonly RowsOfTable[];
  readonly rejectedRows: readonly RejectedRowOfPerson[];
  readonly seenBy: readonly SeenBy[];
}

/** Puts together everything kept of a person within reach. @throws AppError NOT_FOUND, VAULT_KEY_UNKNOWN. */
export async function extractPerson(
  workspace: Workspace,
  pseudonym: string,
  scope: Scope,
): Promise<PersonExtract> {
  const { store, clock } = workspace;
  const person = await reachedPerson(workspace, scope, pseudonym);
  const vault = await workspaceVault(store);
  const identity = vault === undefined ? "no-vault" : await readIdentity(store, vault, pseudonym);
  return await store.read(async (reader) => {
    return {
      pseudonym,
      madeOn: formatDay(clock()),
      identity,
      tables: await rowsOfPerson(reader, person),
      rejectedRows: await rejectedRowsOf(reader, person),
      seenBy: await seenBy(reader, person),
    };
  });
}

/** The extract as a document that its person can read. */
export async function extractDocument(
  workspace: Workspace,
  extract: PersonExtract,
  language: Language,
): Promise<PlainDocument> {
  const words = extractWords[language];
  const { name, synthetic } = await workspace.area();
  return {
    fileName: words.fileName,
    language,
    title: words.title,
    subtitle: words.subtitle(extract.pseudonym, name[language]),
    day: extract.madeOn,
    ribbon: synthetic ? words.ribbon : "",
    blocks: [
      { kind: "text", text: words.intro },
      { kind: "text", text: words.rights },
      ...identityBlocks(extract, language),
      ...extract.tables.flatMap((table) => tableBlocks(table, language)),
      ...rejectedBlocks(extract, language),
      ...seenBlocks(extract, language),
    ],
  };
}

function identityBlocks({ identity }: PersonExtract, language: Language): readonly PlainBlock[] {
  const words = extractWords[language];
  const heading = { kind: "heading", level: 1, text: words.identity } as const;
  if (identity === "no-vault") return [heading, { kind: "text", text: words.noVault }];
  return [
    heading,
    {
      kind: "table",
      caption: words.identity,
      columns: [words.field, words.value, words.kept, words.by, words.state],
      widths: [3, 4, 2, 2, 4],
      rows: identity.map(({ field, value, keptAt, keptBy, supersededAt, ...earlier }) => [
        identityFields[field].title[language],
        value,
        keptAt.slice(0, 10),
        keptBy,
        supersededAt === null
          ? words.current
          : words.superseded(
              supersededAt.slice(0, 10),
              earlier.supersededBy ?? "",
              earlier.supersededGround ?? "",
            ),
      ]),
    },
  ];
}

/** Columns of ours that say nothing of the person. */
const internal: ReadonlySet<string> = new Set(["id", "person"]);

function tableBlocks({ table, rows }: RowsOfTable, language: Language): readonly PlainBlock[] {
  const words = extractWords[language];
  const source = Object.values(sources).find((each) => each.table === table);
  const title = source?.title[language] ?? table;
  const columns = source?.columns ?? [];
  return [
    { kind: "heading", level: 1, text: title },
    { kind: "text", text: words.rows(rows.length) },
    ...rows.map((row, i): PlainBlock => ({
      kind: "table",
      caption: `${title}: ${words.row(i + 1)}`,
      columns: [words.column, words.value],
      widths: [2, 3],
      rows: Object.entries(row)
        .filter(([column, value]) => !internal.has(column) && value !== null)
        .map(([column, value]) => cellOf(columns, { column, value }, language)),
    })),
  ];
}

function cellOf(
  columns: readonly SourceColumn[],
  { column, value }: { readonly column: string; readonly value: StoredRow[string] },
  language: Language,
): readonly string[] {
  const definition = columns.find(({ field }) => field === column);
  const text = writtenValue(definition, typeof value === "string" ? value : JSON.stringify(value));
  const name =
    definition?.description[language] ?? extractWords[language].columns[column] ?? column;
  const title =
    definition?.codes === undefined ? undefined : codeTitle(definition.codes, text)?.[language];
  if (definition?.kind === "euros" && typeof value === "number") {
    return [name, `${(value / 100).toFixed(2)} €`];
  }
  return [name, title === undefined ? text : `${text} (${title})`];
}

/** A period is kept with the day after its last; its person reads the last. A month is kept as its first day. */
function writtenValue(definition: SourceColumn | undefined, text: string): string {
  const day = parseDay(text);
  if (day === undefined) return text;
  if (definition?.kind === "last-day") return formatDay(addDays(day, -1));
  return definition?.kind === "month" ? text.slice(0, 7) : text;
}

function rejectedBlocks(
  { rejectedRows }: PersonExtract,
  language: Language,
): readonly PlainBlock[] {
  if (rejectedRows.length === 0) return [];
  const words = extractWords[language];
  return [
    { kind: "heading", level: 1, text: words.rejected },
    {
      kind: "table",
      caption: words.rejected,
      columns: [words.place, words.cells],
      widths: [1, 4],
      rows: rejectedRows.map(({ batch, source, line, cells }) => [
        `#${batch} ${source}: ${line}`,
        cells.filter((cell) => cell !== "").join(" · "),
      ]),
    },
  ];
}

function seenBlocks({ seenBy: events }: PersonExtract, language: Language): readonly PlainBlock[] {
  const words = extractWords[language];
  const heading = { kind: "heading", level: 1, text: words.seen } as const;
  if (events.length === 0) return [heading, { kind: "text", text: words.nobody }];
  return [
    heading,
    { kind: "text", text: words.seenText },
    {
      kind: "table",
      caption: words.seen,
      columns: [words.when, words.who, words.role, words.purpose, words.what],
      widths: [3, 2, 2, 3, 3],
      rows: events.map(({ at, who, role, purpose, route, act, everyone }) => [
        at.slice(0, 16).replace("T", " "),
        who,
        role,
        purpose,
        `${route} (${act})${everyone ? `, ${words.everyone}` : ""}`,
      ]),
    },
  ];
}
