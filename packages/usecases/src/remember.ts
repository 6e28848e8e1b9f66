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

/**
 * Remembers one value for each owner, such as a workspace. A workspace in somebody's hands is another object each time, and
 * remembers with the one it was made from: what is kept here is the area's, never one asker's.
 */
export function remembering<Value, Owner extends object = Workspace>(): Remembered<Value, Owner> {
  const latest = new WeakMap<object, { version: string | number; value: Promise<Value> }>();
  return {
    recall: async (owner, version, make) => {
      const key = memoryOf(owner);
      const known = latest.get(key);
      if (known?.version === version) return await known.value;
      const made = { version, value: make() };
      latest.set(key, made);
      try {
        return await made.value;
      } catch (error) {
        if (latest.get(key) === made) latest.delete(key);
        throw error;
      }
    },
  };
}

/** Each answer is made once. @param make takes a key, such as a month. @returns the same answers. */
export function onceEach<Key, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new Map<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: make(key) };
    answers.set(key, known);
    return known.answer;
  };
}

/** What memories of an owner are kept with: the same for an area in anybody's hands. */
export function memoryOf(owner: object): object {
  const memory: unknown = Reflect.get(owner, "memory");
  return typeof memory === "object" && memory !== null ? memory : owner;
}
