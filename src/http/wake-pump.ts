/**
 * Runs `work` each time it is woken, one run at a time; however often it is woken meanwhile, it runs once more. `recover` is given
 * what a run throws, and says whether to run again.
 */
export function createWakePump(work: () => Promise<void>, recover: (error: unknown) => Promise<boolean>): () => void {
  let running = false;
  let wokenMeanwhile = false;

  async function run(): Promise<void> {
    running = true;
    while (wokenMeanwhile) {
      wokenMeanwhile = false;
      await work().catch(async (error: unknown) => {
        wokenMeanwhile = (await recover(error)) || wokenMeanwhile;
      });
    }
    running = false;
  }

  return () => {
    wokenMeanwhile = true;
    if (!running) void run();
  };
}
