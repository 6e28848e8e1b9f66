import { wrongUsage } from "./wrong-usage.ts";

/** A place the user named for a command to write to. */
export interface NamedPlace {
  readonly option: string;
  readonly path: string;
}

/**
 * What to throw when writing failed: a refusal that names the option when the system would not let the place be written,
 * the error itself when it is our own fault.
 */
export function unwritablePath(error: unknown, { option, path }: NamedPlace): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^E[A-Z]+$/.test(code)) {
    return wrongUsage(`${option} ${path}: ${code}`);
  }
  return error instanceof Error ? error : new Error(String(error));
}
