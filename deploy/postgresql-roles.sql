-- Least privilege on a PostgreSQL server, version 15 or newer. Run once by the server's administrator:
--   psql -v owner_password=… -v app_password=… -v analyst_password=… -f postgresql-roles.sql
-- The roles get their rights on tables from Luotsi itself, when it is opened as the owner. See docs/how-to/run-on-postgresql.md.

-- Owns the schema and brings it up to date. Used after an upgrade, for restoring, and by nobody in between.
CREATE ROLE luotsi_owner LOGIN PASSWORD :'owner_password';
-- Serves. It may add to the audit log but not change it, has no right to change the schema, and enters the vault
-- only by taking on luotsi_vault for that.
CREATE ROLE luotsi_app LOGIN NOINHERIT PASSWORD :'app_password';
-- The vault alone.
CREATE ROLE luotsi_vault NOLOGIN;
-- What readers see: neither the vault nor who is signed in.
CREATE ROLE luotsi_reader NOLOGIN;
-- Somebody who asks the database himself, with a reader's rights and no more.
CREATE ROLE luotsi_analyst LOGIN PASSWORD :'analyst_password';

GRANT luotsi_vault, luotsi_reader TO luotsi_app;
GRANT luotsi_reader TO luotsi_owner;
GRANT luotsi_reader TO luotsi_analyst;
ALTER ROLE luotsi_analyst SET default_transaction_read_only = on;

CREATE DATABASE luotsi OWNER luotsi_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE luotsi FROM PUBLIC;
GRANT CONNECT ON DATABASE luotsi TO luotsi_app, luotsi_analyst;
-- Imports stage their rows in temporary tables.
GRANT TEMPORARY ON DATABASE luotsi TO luotsi_app, luotsi_vault;
