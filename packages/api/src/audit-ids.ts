import { assert } from "@luotsi/base";

/** Codes and ids that say what was looked at or changed; never free text. */
export type AuditIds = Readonly<Record<string, string | number | boolean | undefined>>;

/** Codes and ids have no spaces; a sentence or a name with one would be free text. */
const codeShape = /^[\p{L}\p{N}_.,:;/+~-]{0,200}$/u;

/** Stops a route from writing free text into the audit log. */
export function assertCodesOnly(ids: AuditIds): void {
  for (const [name, value] of Object.entries(ids)) {
    assert(
      typeof value !== "string" || codeShape.test(value),
      `the audit log keeps codes only, and ${name} is not one`,
    );
  }
}
