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
  readIdentity,
  rowsOfPerson,
  type OpenedDetail,
  type PersonInReach,
} from "@luotsi/store";

import { filterOf } from "../audit-log/show-audit-log.ts";
import type { Workspace } from "../workspace.ts";
import { searchPerson } from "./find-identity.ts";
import { personInReach } from "./person-in-reach.ts";
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
      ? [value]
      : (await searchPerson(workspace, { field: by, value }, scope)).people;
  const people: DataSubject[] = [];
  for (const pseudonym of found) {
    const person = await personInReach(workspace, scope, pseudonym);
    if (person !== undefined) people.push(await dataSubject(workspace, person));
  }
  return { people };
}

async function dataSubject(
  { store, clock }: Workspace,
  person: PersonInReach,
): Promise<DataSubject> {
  const { pseudonym } = person;
  const vault = await workspaceVault(store);
  const identity = vault === undefined ? [] : await readIdentity(store, vault, pseudonym);
  return await store.read(async (reader) => {
    const counted = await countErasable(reader, person);
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
        time: await erasureTime(reader, person, clock()),
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
