import { passingTables } from "../backup/stored-tables.ts";
import type { Writer } from "./access.ts";
import { appRole, readerRole, vaultRole } from "./server-roles.ts";

/** Keeps two starting processes from granting at once; any constant does. */
const lockKey = 7_105_841;

/** What a role may do with a table. */
interface Right {
  readonly role: string;
  readonly schema: string;
  readonly table: string;
  /** Is it a sequence? The database takes its numbers itself; they are read for backups only. */
  readonly numbers: boolean;
  /** Such as `SELECT, INSERT`; empty for none. */
  readonly rights: string;
}

const all = "SELECT, INSERT, UPDATE, DELETE";
/** The audit log is only added to, its head only moves on, and the schema is its owner's alone. */
const appRights: Readonly<Record<string, string>> = {
  migration: "SELECT",
  audit_event: "SELECT, INSERT",
  audit_head: "SELECT, UPDATE",
};

/**
 * Gives each role of ours that the server knows what it needs and no more, on tables that new migrations have
 * made too. Only the tables' owner can; for anybody else nothing happens.
 */
export async function grantRights(writer: Writer): Promise<void> {
  if ((await wrongRights(writer)).length === 0) return;
  await writer.run("SELECT pg_advisory_xact_lock($1)", [lockKey]);
  for (const { role, schema, table, rights } of await wrongRights(writer)) {
    const name = `${schema}.${table}`;
    await writer.run(`REVOKE ALL ON TABLE ${name} FROM ${role}`);
    if (rights === "") continue;
    await writer.run(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    await writer.run(`GRANT ${rights} ON TABLE ${name} TO ${role}`);
  }
}

/** The tables we own on which a role has other rights than it should. Names come quoted from the database's own list. */
async function wrongRights(writer: Writer): Promise<readonly Right[]> {
  const found = await writer.rows<Right & { readonly has: string; readonly enters: boolean }>(
    `SELECT r.rolname AS role, quote_ident(n.nspname) AS schema, quote_ident(c.relname) AS table, c.relkind = 'S' AS numbers,
            concat_ws(', ', VARIADIC ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
              WHERE has_table_privilege(r.oid, c.oid, p))) AS has,
            has_schema_privilege(r.oid, n.oid, 'USAGE') AS enters
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     CROSS JOIN pg_roles r
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname IN ('public', 'vault')
       AND r.rolname = ANY ($1) AND NOT r.rolsuper AND pg_has_role(c.relowner, 'USAGE')
       AND NOT pg_has_role(r.oid, c.relowner, 'USAGE')
     ORDER BY 1, 2, 3`,
    [[readerRole, appRole, vaultRole]],
  );
  return found
    .map((row) => ({ ...row, rights: rightsOf(row) }))
    .filter(({ has, rights, enters }) => has !== rights || (rights !== "" && !enters));
}

function rightsOf({ role, schema, table, numbers }: Omit<Right, "rights">): string {
  const isVaults = schema === "vault";
  if (isVaults !== (role === vaultRole)) return "";
  if (numbers) return role === readerRole ? "" : "SELECT";
  if (isVaults) return all;
  if (role === appRole) return appRights[table] ?? all;
  return passingTables.has(`${schema}.${table}`) ? "" : "SELECT";
}
