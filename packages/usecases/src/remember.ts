import type { Workspace } from "./workspace.ts";

/** What was made last for each owner, as long as its version holds. */
export interface Remembered<Value, Owner extends object> {
  /**
   * The value of a version: the one being made or made already, or a new one. What fails is forgotten.
   *
   * @throws whatever `make` throws.
   */
  readonly recall: (
    owner: Owner,
    version: string | number,
    make: () => Promise<Value>,
  ) => Promise<Value>;
}

/** Remembers one value for each owner, such as a workspace. */
export function remembering<Value, Owner extends object = Workspace>(): Remembered<Value, Owner> {
  const latest = new WeakMap<Owner, { version: string | number; value: Promise<Value> }>();
  return {
    recall: async (owner, version, make) => {
      const known = latest.get(owner);
      if (known?.version === version) return await known.value;
      const made = { version, value: make() };
      latest.set(owner, made);
      try {
        return await made.value;
      } catch (error) {
        if (latest.get(owner) === made) latest.delete(owner);
        throw error;
      }
    },
  };
}
