import type { Writer } from "./access.ts";

/** The role readers take on. It belongs to the whole server, and has rights only where they were given. */
const roleName = "luotsi_reader";
/** Keeps two starting processes from granting at once; any constant does. */
const lockKey = 7_105_841;

/**
 * Gives readers a role that sees every table but the vault's, as far as the server lets us.
 *
 * @returns the role, or undefined when this user may not make it: then what the vault holds is protected by
 *   its encryption alone, and `luotsi vault status` says so.
 */
export async function prepareReaderRole(writer: Writer): Promise<string | undefined> {
  if (!(await hasRole(writer))) {
    if (!(await mayMakeRoles(writer))) return undefined;
    // Another database of the same server may be making it just now.
    await writer.run(
      `DO $$ BEGIN
         CREATE ROLE ${roleName} NOLOGIN;
       EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
       END $$`,
    );
    await writer.run(
      `DO $$ BEGIN
         GRANT ${roleName} TO CURRENT_USER;
       EXCEPTION WHEN unique_violation OR internal_error THEN NULL;
       END $$`,
    );
  }
  if (!(await mayTakeRole(writer))) return undefined;
  await grantMissing(writer);
  return roleName;
}

async function hasRole(writer: Writer): Promise<boolean> {
  const found = await writer.rows("SELECT FROM pg_roles WHERE rolname = $1", [roleName]);
  return found.length > 0;
}

async function mayMakeRoles(writer: Writer): Promise<boolean> {
  const [mine] = await writer.rows<{ may: boolean }>(
    "SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user",
  );
  return mine?.may === true;
}

/** Membership alone is not enough since PostgreSQL 16; `SET` is asked for where the server knows it. */
async function mayTakeRole(writer: Writer): Promise<boolean> {
  const [answer] = await writer.rows<{ may: boolean }>(
    `SELECT pg_has_role(current_user, $1,
       CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
       AS may`,
    [roleName],
  );
  return answer?.may === true;
}

/** New tables come with new migrations: whatever a reader cannot read yet is granted. */
async function grantMissing(writer: Writer): Promise<void> {
  if ((await schemasToGrant(writer)).length === 0) return;
  await writer.run("SELECT pg_advisory_xact_lock($1)", [lockKey]);
  for (const { name, isClosed } of await schemasToGrant(writer)) {
    if (isClosed) await writer.run(`GRANT USAGE ON SCHEMA ${name} TO ${roleName}`);
    await writer.run(`GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO ${roleName}`);
  }
}

async function schemasToGrant(
  writer: Writer,
): Promise<readonly { readonly name: string; readonly isClosed: boolean }[]> {
  return await writer.rows(
    `SELECT quote_ident(n.nspname) AS name,
            NOT has_schema_privilege($1, n.oid, 'USAGE') AS "isClosed"
     FROM pg_namespace n
     WHERE n.nspname NOT IN ('vault', 'information_schema') AND n.nspname !~ '^pg_'
       AND EXISTS (
         SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm')
           AND NOT has_table_privilege($1, c.oid, 'SELECT'))`,
    [roleName],
  );
}
