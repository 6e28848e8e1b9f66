import type { Writer } from "./access.ts";
import { readerRole } from "./server-roles.ts";

/** It belongs to the whole server, and has rights only where they were given. */
const roleName = readerRole;

/**
 * The role readers take on, made where the server lets us; `grantRights` says what it may see.
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
  return (await mayTakeRole(writer)) ? roleName : undefined;
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
