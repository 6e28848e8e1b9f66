import { AppError } from "@luotsi/base";
import type { AuditIds } from "@luotsi/usecases";

/** Codes and ids have no spaces; a sentence or a name with one would be free text. */
const codeShape = /^[\p{L}\p{N}_.,:;/+~-]{0,200}$/u;

/** Keeps free text out of the audit log: a request with words where a code belongs is refused. */
export function refuseFreeText(ids: AuditIds): void {
  for (const [name, value] of Object.entries(ids)) {
    const texts = [value].flat().filter((one) => typeof one === "string");
    if (texts.some((text) => !codeShape.test(text))) {
      throw new AppError("INVALID_REQUEST", { reason: `${name}?` });
    }
  }
}
