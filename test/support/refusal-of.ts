import { Refusal } from '../../src/http/refusal.ts';

/** The refusal that `promise` rejects with. Fails when it resolves, or rejects with anything else. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('not refused');
}
