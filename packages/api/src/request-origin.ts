import type { IncomingHttpHeaders } from "node:http";

import { AppError } from "@luotsi/base";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses a change that another site makes the reader's browser ask for. Every browser says where a
 * request comes from; a program that is not a browser says nothing and carries nobody's cookie.
 */
export function refuseCrossSite(method: string, headers: IncomingHttpHeaders): void {
  if (safeMethods.has(method)) return;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site === "same-origin" || site === "none") return;
    throw new AppError("CROSS_SITE_REQUEST");
  }
  const { origin } = headers;
  if (origin === undefined || hostOf(origin) === headers.host) return;
  throw new AppError("CROSS_SITE_REQUEST");
}

/**
 * Refuses a request that reached this machine under a foreign name: a page of another site can have
 * its own name point here, and would then count as the same site.
 *
 * @param publicHost name and port by which people reach the server from elsewhere.
 */
export function refuseForeignHost(
  headers: IncomingHttpHeaders,
  publicHost: string | undefined,
): void {
  const host = (headers.host ?? "").toLowerCase();
  if (host === publicHost || loopbackNames.has(host.replace(/:\d+$/, ""))) return;
  throw new AppError("CROSS_SITE_REQUEST");
}

/** Does the server's address reach this machine only? */
export function isLoopback(host: string): boolean {
  return (
    loopbackNames.has(host.toLowerCase()) || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
