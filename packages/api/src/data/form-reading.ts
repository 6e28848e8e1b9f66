import { AppError, type Language } from "@luotsi/base";
import { fileReading, readShape, type FileReading } from "@luotsi/contract";

/** The reading that a form carries as JSON. @throws AppError INVALID_REQUEST */
export function formReading(text: string | undefined, language: Language): FileReading {
  if (text === undefined || text === "") return {};
  const reading = readShape(fileReading, parsed(text), language);
  if (reading.kind === "fits") return reading.value;
  const [issue] = reading.issues;
  throw new AppError("INVALID_REQUEST", {
    reason: `body.reading.${issue?.path ?? ""}: ${issue?.message ?? ""}`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID_REQUEST", { reason: "body.reading: JSON" });
  }
}
