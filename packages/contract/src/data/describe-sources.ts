import { codeLists } from "./code-lists.ts";
import type { CodeList } from "./code-list.ts";
import { sources } from "./source-registry.ts";
import type { SourceColumn, SourceDefinition } from "./source.ts";
import type { SourceColumnView, SourceDescription } from "./views.ts";

/** Every source with its columns, units and code lists. @returns them in the order of the registry. */
export function describeSources(): readonly SourceDescription[] {
  return Object.values(sources).map(describeSource);
}

/** One source with its columns, units and code lists. @param source its definition. @returns what it is. */
export function describeSource(source: SourceDefinition): SourceDescription {
  return {
    id: source.id,
    title: source.title,
    row: source.row,
    delivery: source.delivery,
    origin: source.origin,
    columns: source.columns.map(describeColumn),
  };
}

function describeColumn(column: SourceColumn): SourceColumnView {
  const list: CodeList | undefined =
    column.codes === undefined ? undefined : codeLists[column.codes];
  return {
    name: column.name,
    kind: column.kind,
    required: column.required,
    key: column.key,
    unit: column.unit ?? null,
    min: column.min ?? null,
    max: column.max ?? null,
    description: column.description,
    aliases: [...column.aliases],
    codeList: column.codes ?? null,
    codes: list === undefined ? null : list.codes.map(({ code, title }) => ({ code, title })),
  };
}
