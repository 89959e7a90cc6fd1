const firstMs = 500;
const longestMs = 30_000;

/**
 * How long to wait before try number `attempt` (0, 1, 2 ...), in milliseconds. Doubles up to half a minute; half of it is
 * chance, so that a restarted service does not meet every family in the same instant.
 */
export function backoffMs(attempt: number, chance: number = Math.random()): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * chance;
}

/** A wait that can be cut short, when there is news that makes waiting pointless. */
export class Pause {
  private end: (() => void) | undefined;

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  cut(): void {
    this.end?.();
  }
}
