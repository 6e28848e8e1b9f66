import { assert } from "@luotsi/base";

interface TaskModule {
  readonly runTask: (task: unknown) => unknown;
}

/** Finds the `runTask` of a module. @param module address of a TypeScript file. @returns the function. */
export async function taskRunner(module: string): Promise<TaskModule["runTask"]> {
  const loaded: unknown = await import(module);
  assert(isTaskModule(loaded), `${module} exports runTask`);
  return loaded.runTask;
}

function isTaskModule(loaded: unknown): loaded is TaskModule {
  return (
    typeof loaded === "object" &&
    loaded !== null &&
    "runTask" in loaded &&
    typeof loaded.runTask === "function"
  );
}
