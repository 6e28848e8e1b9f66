import { Client } from "pg";

export interface ConnectionDetails {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const patienceMilliseconds = 5_000;

/** Does a server answer there? A refusal with a reason of its own is an answer too. */
export async function connects(details: ConnectionDetails): Promise<boolean> {
  const client = new Client({ ...details, connectionTimeoutMillis: patienceMilliseconds });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    return /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("57P");
  } finally {
    await client.end();
  }
}

/** The same server, another database of it. */
export function urlOf(details: ConnectionDetails): string {
  const { host, port, user, password, database } = details;
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}
