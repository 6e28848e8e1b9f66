import { AppError } from "@luotsi/base";

/** Codes and ids that say what was looked at or changed; never free text. */
export type AuditIds = Readonly<Record<string, string | number | boolean | undefined>>;

/** Codes and ids have no spaces; a sentence or a name with one would be free text. */
const codeShape = /^[\p{L}\p{N}_.,:;/+~-]{0,200}$/u;

/** Keeps free text out of the audit log: a request with words where a code belongs is refused. */
export function refuseFreeText(ids: AuditIds): void {
  for (const [name, value] of Object.entries(ids)) {
    if (typeof value === "string" && !codeShape.test(value)) {
      throw new AppError("INVALID_REQUEST", { reason: `${name}?` });
    }
  }
}
