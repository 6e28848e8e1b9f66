import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut and mended, as a network or the server itself may fail. */
export interface SeverableLine {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function severableLine(target: {
  readonly host: string;
  readonly port: number;
}): Promise<SeverableLine> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = async (port: number): Promise<void> =>
    await new Promise((fulfil, reject) => {
      server.removeAllListeners("error").once("error", reject);
      server.listen({ host: "127.0.0.1", port }, fulfil);
    });
  const cut = async (): Promise<void> =>
    await new Promise((fulfil) => {
      server.close(() => fulfil());
      for (const socket of open) socket.destroy();
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    cut,
    mend: async () => await listen(port),
    close: async () => {
      if (server.listening) await cut();
    },
  };
}
