import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970; undefined lasts as long as the process. */
  readonly endsAt: number | undefined;
}

/** Where the demo's provider keeps what it must remember: in memory, gone with the process. */
export function demoRecords(): (name: string) => Adapter {
  const kept = new Map<string, Kept>();

  function found(key: string): AdapterPayload | undefined {
    const one = kept.get(key);
    if (one?.endsAt === undefined || one.endsAt > Date.now()) return one?.payload;
    kept.delete(key);
    return undefined;
  }

  function removeEnded(): void {
    for (const [key, { endsAt }] of kept) {
      if (endsAt !== undefined && endsAt <= Date.now()) kept.delete(key);
    }
  }

  function search(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...kept.values()].find(({ payload }) => matches(payload))?.payload;
  }

  return (name) => ({
    upsert: async (id, payload, seconds = 0) => {
      removeEnded();
      const endsAt = seconds > 0 ? Date.now() + seconds * 1000 : undefined;
      kept.set(`${name}:${id}`, { payload, endsAt });
      await Promise.resolve();
    },
    find: async (id) => await Promise.resolve(found(`${name}:${id}`)),
    findByUid: async (uid) => await Promise.resolve(search((payload) => payload.uid === uid)),
    findByUserCode: async (code) =>
      await Promise.resolve(search((payload) => payload.userCode === code)),
    consume: async (id) => {
      const payload = found(`${name}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      await Promise.resolve();
    },
    destroy: async (id) => {
      kept.delete(`${name}:${id}`);
      await Promise.resolve();
    },
    revokeByGrantId: async (grant) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grant) kept.delete(key);
      await Promise.resolve();
    },
  });
}
