/** A browser without a window: keeps cookies by host and follows no redirect unasked. */
export interface BareBrowser {
  readonly open: (address: string, init?: RequestInit) => Promise<Response>;
  /** Follows redirects to their end. @returns every address on the way, the last one included. */
  readonly follow: (address: string) => Promise<readonly string[]>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly cookieHeader: () => string;
}

/** Cookies of one host name; ports share them, as in browsers. */
export function bareBrowser(): BareBrowser {
  const cookies = new Map<string, string>();

  function cookieHeader(): string {
    return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  function keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const isGone = attributes.some((each) =>
      /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(each),
    );
    if (isGone) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async function open(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", cookieHeader());
    const answer = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) keep(line);
    return answer;
  }

  async function follow(address: string): Promise<readonly string[]> {
    const way = [address];
    for (let steps = 0; steps < 12; steps++) {
      const at = way.at(-1) ?? address;
      const location = (await open(at)).headers.get("location");
      if (location === null) return way;
      way.push(new URL(location, at).href);
    }
    throw new Error(`redirects have no end: ${way.join(" → ")}`);
  }

  return { open, follow, cookies, cookieHeader };
}

/** Signs in as a user of the demo, through the provider. @returns the cookies of the signed-in browser. */
export async function signInByFlow(origin: string, user: string): Promise<string> {
  const browser = bareBrowser();
  const way = await browser.follow(`${origin}/api/sign-in?as=${encodeURIComponent(user)}`);
  if (!browser.cookies.has("__Host-luotsi"))
    throw new Error(`nobody signed in: ${way.join(" → ")}`);
  return browser.cookieHeader();
}
