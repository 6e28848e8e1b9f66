const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const pending = new Set<() => void>();

/**
 * Arranges what is done, without waiting, when the process ends before the arrangement is taken back.
 * A signal that nobody else listens to still ends the process.
 *
 * @returns what takes the arrangement back.
 */
export function onUnattendedExit(work: () => void): () => void {
  if (pending.size === 0) {
    process.on("exit", runPending);
    for (const name of endingSignals) process.on(name, onSignal);
  }
  pending.add(work);
  return () => {
    pending.delete(work);
    if (pending.size === 0) stopListening();
  };
}

function runPending(): void {
  for (const work of pending) work();
  pending.clear();
}

function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  runPending();
  stopListening();
  process.kill(process.pid, name);
}

function stopListening(): void {
  process.off("exit", runPending);
  for (const name of endingSignals) process.off(name, onSignal);
}
