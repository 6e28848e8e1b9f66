import { AppError } from "@luotsi/base";
import {
  identityFields,
  type DataSubject,
  type DataSubjectQuestion,
  type DataSubjectView,
  type KeptValue,
  type Scope,
} from "@luotsi/contract";
import {
  countErasable,
  listAuditUsers,
  personNumber,
  readIdentity,
  rowsOfPerson,
  type OpenedDetail,
} from "@luotsi/store";

import { filterOf } from "../audit-log/show-audit-log.ts";
import type { Workspace } from "../workspace.ts";
import { searchPerson } from "./find-identity.ts";
import { isInReach } from "./person-in-reach.ts";
import { customerBasis, erasureTime } from "./retention.ts";
import { tableTitle } from "./table-title.ts";
import { workspaceVault } from "./workspace-vault.ts";

/**
 * Those a request is about, with what is held of each, who has seen it, and what erasing would do. The value is
 * used once and kept nowhere; nobody out of reach is found.
 *
 * @throws AppError VAULT_NOT_OPEN when somebody is looked for by what only the vault knows.
 */
export async function showDataSubject(
  workspace: Workspace,
  { by, value }: DataSubjectQuestion,
  scope: Scope,
): Promise<DataSubjectView> {
  const found =
    by === "pseudonym"
      ? await withinReach(workspace, value, scope)
      : (await searchPerson(workspace, { field: by, value }, scope)).people;
  const people: DataSubject[] = [];
  for (const pseudonym of found) people.push(await dataSubject(workspace, pseudonym));
  return { people };
}

async function withinReach(
  workspace: Workspace,
  pseudonym: string,
  scope: Scope,
): Promise<readonly string[]> {
  const isHere = (await personNumber(workspace.store.reader, pseudonym)) !== undefined;
  return isHere && (await isInReach(workspace, scope, pseudonym)) ? [pseudonym] : [];
}

async function dataSubject({ store, clock }: Workspace, pseudonym: string): Promise<DataSubject> {
  const vault = await workspaceVault(store);
  const identity = vault === undefined ? [] : await readIdentity(store, vault, pseudonym);
  return await store.read(async (reader) => {
    const person = await personNumber(reader, pseudonym);
    if (person === undefined) throw new AppError("NOT_FOUND", { what: pseudonym });
    const counted = await countErasable(reader, pseudonym);
    const tables = await rowsOfPerson(reader, person);
    const watchers = await listAuditUsers(reader, filterOf({ person: pseudonym }));
    const { act, section, title } = customerBasis();
    return {
      pseudonym,
      identity: identity.map(keptValue),
      isVaultOpen: vault !== undefined,
      tables: tables.map(({ table, rows }) => ({
        table,
        title: tableTitle(table),
        rows: rows.length,
      })),
      rejectedRows: counted.rejectedRows,
      seenBy: watchers.map(({ who, role, events, firstAt, lastAt }) => ({
        who,
        role,
        events,
        firstAt,
        lastAt,
      })),
      erasure: {
        time: await erasureTime(reader, pseudonym, clock()),
        basis: { act, section, title },
        identityValues: identity.length,
        ...counted,
      },
    };
  });
}

function keptValue(detail: OpenedDetail): KeptValue {
  const { field, value, keptAt, keptBy, ground } = detail;
  const { supersededAt, supersededBy, supersededGround } = detail;
  return {
    field,
    title: identityFields[field].title,
    value,
    keptAt,
    keptBy,
    ground,
    superseded:
      supersededAt === null
        ? null
        : {
            at: supersededAt,
            by: supersededBy ?? "-",
            ground: supersededGround ?? "-",
          },
  };
}
