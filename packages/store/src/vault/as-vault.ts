import type { Reader, Writer } from "../postgres/access.ts";
import { vaultRole } from "../postgres/server-roles.ts";

/** May the user enter the vault only by taking on its role? Asked where the server knows such a role. */
const mustSwitch = `FROM pg_roles r WHERE r.rolname = '${vaultRole}'
  AND NOT has_schema_privilege('vault', 'USAGE') AND pg_has_role(session_user, r.oid, 'MEMBER')`;

/**
 * Runs statements of the vault under its own role, inside a transaction. Where the user owns the schema, or has
 * taken the role on already, nothing changes. What fails ends the transaction, and the role with it.
 */
export async function asVault<T>(reader: Reader, work: () => Promise<T>): Promise<T> {
  const [taken] = await reader.rows<{ before: string }>(
    `SELECT before, set_config('role', '${vaultRole}', true)
     FROM (SELECT current_setting('role') AS before ${mustSwitch}) b`,
  );
  const done = await work();
  if (taken !== undefined) {
    await reader.rows("SELECT set_config('role', $1, true)", [taken.before]);
  }
  return done;
}

/** Lets the vault's role read a temporary table of ours, where it is another's. */
export async function lendToVault(writer: Writer, table: "held_identity"): Promise<void> {
  if (await isVaultClosed(writer)) await writer.run(`GRANT SELECT ON ${table} TO ${vaultRole}`);
}

/** Is the vault closed to the user but through its own role? */
export async function isVaultClosed(reader: Reader): Promise<boolean> {
  return (await reader.rows(`SELECT ${mustSwitch}`)).length > 0;
}
