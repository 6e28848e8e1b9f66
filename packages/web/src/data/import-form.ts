import type { FileReading } from "@luotsi/contract";

export interface FileChoice {
  readonly file: File;
  /** Undefined leaves the source for Luotsi to recognise. */
  readonly source: string | undefined;
  readonly reading: FileReading;
}

/** The form that carries a file to be inspected or imported. The file comes last, as it is streamed. */
export function importForm({ file, source, reading }: FileChoice, dryRun?: boolean): FormData {
  const form = new FormData();
  if (source !== undefined) form.set("source", source);
  if (dryRun !== undefined) form.set("dryRun", String(dryRun));
  form.set("reading", JSON.stringify(reading));
  form.set("file", file, file.name);
  return form;
}
