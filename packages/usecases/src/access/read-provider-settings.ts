import { AppError } from "@luotsi/base";
import {
  providerSettings,
  readShape,
  roles,
  type GroupGrant,
  type ProviderSettings,
} from "@luotsi/contract";

/**
 * Reads the sign-in settings: unknown words, lines that say the same thing twice, scopes a role cannot have and
 * addresses that are not safe are refused.
 *
 * @param text the file's text, JSON.
 * @throws AppError SIGN_IN_SETTINGS_WRONG naming what is wrong.
 */
export function readProviderSettings(text: string): ProviderSettings {
  const reading = readShape(providerSettings, parsed(text), "en");
  if (reading.kind === "does-not-fit") {
    const reason = reading.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
    throw wrong(reason);
  }
  const settings = reading.value;
  if (!settings.scopes.includes("openid")) throw wrong("scopes: openid is missing");
  refuseUnsafe("publicUrl", settings.publicUrl);
  refuseUnsafe("issuer", settings.issuer);
  if (new URL(settings.publicUrl).pathname !== "/") throw wrong("publicUrl: a path is not allowed");
  refuseRepetition(settings.groups);
  for (const grant of settings.groups) refuseReach(grant);
  return { ...settings, publicUrl: new URL(settings.publicUrl).origin };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("the file is not JSON");
  }
}

/** Cookies and tokens travel under encryption, except within one machine. */
function refuseUnsafe(name: string, address: string): void {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname)) return;
  throw wrong(`${name}: https is needed`);
}

function refuseRepetition(groups: readonly GroupGrant[]): void {
  const seen = new Set<string>();
  for (const { group, role } of groups) {
    const line = `${group} → ${role}`;
    if (seen.has(line)) throw wrong(`groups: ${line} stands twice`);
    seen.add(line);
  }
}

function refuseReach({ group, role, scope }: GroupGrant): void {
  if (roles[role].scopes.includes(scope.kind)) return;
  const allowed = roles[role].scopes.join(", ");
  throw wrong(`groups: ${group} → ${role}: scope ${scope.kind} (${allowed})`);
}

function wrong(reason: string): AppError {
  return new AppError("SIGN_IN_SETTINGS_WRONG", { reason });
}
