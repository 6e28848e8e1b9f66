import { useParams } from "@tanstack/react-router";

/** The part of the address that stands at `$name` in the screen's path. */
export function useAddressPart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const part = parts[name];
  if (part === undefined) throw new Error(`the screen's path has $${name}`);
  return part;
}
