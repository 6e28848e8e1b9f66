import type { FastifyInstance } from "fastify";

import type { DemoProvider } from "./demo-provider.ts";

/** Puts the demo's identity provider below its path, where there is one. It is made when it is first asked. */
export async function serveDemoProvider(
  app: FastifyInstance,
  provider: (() => Promise<DemoProvider>) | undefined,
): Promise<void> {
  if (provider === undefined) return;
  await app.register(async (own) => {
    // The provider reads its requests itself.
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("*", (_request, _body, done) => done(null));
    own.all("/demo-identity/*", async (request, reply) => {
      const { handle } = await provider();
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
    await Promise.resolve();
  });
}
