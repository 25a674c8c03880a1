/**
 * Waits for the other end, but not forever.
 */

/** What `answer` resolves to, or `otherwise` where that takes longer than somebody would wait. */
export async function withPatience<T, U>(
  answer: Promise<T>,
  patienceMs: number,
  otherwise: U,
): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<U>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, patienceMs);
  });
  try {
    return await Promise.race([answer, elapsed]);
  } finally {
    clearTimeout(timer);
  }
}
