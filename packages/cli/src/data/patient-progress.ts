const patienceMilliseconds = 2000;
const everyMilliseconds = 1000;

/**
 * Says how far something is, once it has taken two seconds and then once a second.
 *
 * @param note writes a line to standard error.
 * @param now milliseconds of a steady clock.
 */
export function patientProgress(
  note: (line: string) => void,
  now: () => number = () => performance.now(),
): (line: () => string) => void {
  let next = now() + patienceMilliseconds;
  return (line) => {
    if (now() < next) return;
    next = now() + everyMilliseconds;
    note(line());
  };
}
