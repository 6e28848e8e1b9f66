/** The role readers take on: every table but the vault's and those of who is signed in. */
export const readerRole = "luotsi_reader";
/** The role a server's administrator may give the application instead of the owner's; see `deploy/postgresql-roles.sql`. */
export const appRole = "luotsi_app";
/** The vault's own role: alone it may open the schema `vault`, and the application takes it on for that only. */
export const vaultRole = "luotsi_vault";
