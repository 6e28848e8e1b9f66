import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { refuseForeignToken, verifyLogoutToken } from "./logout-token.ts";

const issuer = "https://provider.example";
const event = "http://schemas.openid.net/event/backchannel-logout";
const now = 1_795_341_600_000;
const seconds = now / 1000;

let server: Server;
let keys: string;
let own: CryptoKey;
let another: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  own = pair.privateKey;
  another = (await generateKeyPair("ES256")).privateKey;
  const published = { keys: [{ ...(await exportJWK(pair.publicKey)), alg: "ES256", kid: "1" }] };
  server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(published));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  keys = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(async () => await new Promise((done) => server.close(done)));

const claims = {
  iss: issuer,
  aud: "luotsi",
  sub: "u-1",
  sid: "s-1",
  iat: seconds,
  exp: seconds + 120,
  jti: "1",
  events: { [event]: {} },
};

async function message(changes: object = {}, key = own): Promise<string> {
  return await new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: "ES256", kid: "1", typ: "logout+jwt" })
    .sign(key);
}

async function verify(token: string): Promise<unknown> {
  return await verifyLogoutToken(token, { issuer, keys, audience: "luotsi", now });
}

describe("a sign-out message", () => {
  test("says whose session has ended", async () => {
    expect(await verify(await message())).toEqual({
      issuer,
      subject: "u-1",
      providerSession: "s-1",
      id: "1",
    });
    expect(await verify(await message({ sid: undefined }))).toMatchObject({ subject: "u-1" });
    expect(await verify(await message({ sub: undefined }))).toMatchObject({
      providerSession: "s-1",
    });
  });

  test.each([
    ["of another client", { aud: "other" }],
    ["of another provider", { iss: "https://evil.example" }],
    ["about nobody", { sub: undefined, sid: undefined }],
    ["with a nonce, which is an id token in disguise", { nonce: "n" }],
    ["without the event", { events: {} }],
    ["of another event", { events: { "https://example/other": {} } }],
    ["without an id", { jti: undefined }],
    ["without a time", { iat: undefined }],
    ["that has expired", { exp: seconds - 61 }],
    ["written too long ago", { iat: seconds - 181, exp: undefined }],
    ["written in the future", { iat: seconds + 61 }],
  ])("%s is refused", async (_, changes) => {
    await expect(verify(await message(changes))).rejects.toThrow("SIGN_IN_FAILED");
  });

  test.each([
    ["two minutes and the tolerance old is still taken", { iat: seconds - 180, exp: undefined }],
    ["of a clock that is a minute ahead is taken", { iat: seconds + 60 }],
  ])("%s", async (_, changes) => {
    expect(await verify(await message(changes))).toBeDefined();
  });

  test("signed by somebody else is refused", async () => {
    await expect(verify(await message({}, another))).rejects.toThrow("SIGN_IN_FAILED");
  });

  test("that is not the provider's is refused before its keys are asked for", async () => {
    await expect(refuseForeignToken(await message(), "https://other.example")).rejects.toThrow(
      "SIGN_IN_FAILED",
    );
    await expect(refuseForeignToken("x.y.z", issuer)).rejects.toThrow("SIGN_IN_FAILED");
    expect(await refuseForeignToken(await message(), issuer)).toBeUndefined();
  });
});
