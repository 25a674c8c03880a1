/**
 * How much one question may cost that has no quick answer in general. It is counted in steps and not in time, so the same
 * manifests have the same answer everywhere.
 */
export class Effort {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Takes `steps`; whether there were as many. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return 0 <= this.#left;
  }
}
