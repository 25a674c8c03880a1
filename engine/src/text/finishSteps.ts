/**
 * Runs work that is made of steps to its end in one go, for whoever has nobody else to serve meanwhile. Hosts that do
 * drive the steps themselves.
 */
export function finishSteps<T>(steps: Generator<void, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
