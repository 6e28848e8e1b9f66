/**
 * A path of this server from what came from outside; the start page for anything else, so that signing in
 * never leads to another site.
 */
export function localPath(text: string): string {
  if (!/^\/(?![/\\])/.test(text) || /[\\\p{Cc}]/u.test(text)) return "/";
  const base = "https://here.invalid";
  if (!URL.canParse(text, base)) return "/";
  const { origin, pathname, search, hash } = new URL(text, base);
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}
