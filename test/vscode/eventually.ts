/**
 * Waits for what an editor shows sooner or later. It asks again and again instead of sleeping for a time that is too long
 * on one machine and too short on another, and when it gives up, it says what it last saw.
 */
const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/** The first answer of `probe` that neither throws nor is undefined. */
export async function eventually<Answer>(
  what: string,
  probe: () => Thenable<Answer | undefined> | Answer | undefined,
): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await probe();
      if (answer !== undefined) {
        return answer;
      }
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`not seen within ${String(PATIENCE_MS / 1000)} s: ${what}`, { cause: lastError });
}
