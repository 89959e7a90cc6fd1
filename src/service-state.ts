import type { Clock } from './clock.ts';
import type { ServiceState } from './control/exchange.ts';
import type { Store } from './store/port.ts';

/** What the running service notices about itself, for `doctor`. */
export interface ServiceNotes {
  /** The store's own, noted as it is used. */
  readonly keepRetention: Store['keepRetention'];
  state(address: string, distrustedForwards: number): Promise<ServiceState>;
}

/** Begins to take notes. `noteRetention` is told what was removed, or that it failed. */
export function createServiceNotes(
  store: Pick<Store, 'keepRetention' | 'ping'>,
  clock: Clock,
  noteRetention: (report: { readonly conversations: number } | null) => void,
): ServiceNotes {
  const startedAt = clock.now();
  let retentionAt: number | null = null;
  let retentionFailed = false;

  return {
    async keepRetention(limits) {
      try {
        const report = await store.keepRetention(limits);
        retentionAt = clock.now();
        retentionFailed = false;
        noteRetention(report);
        return report;
      } catch (error) {
        retentionFailed = true;
        noteRetention(null);
        throw error;
      }
    },
    async state(address, distrustedForwards) {
      const storeAnswers = await store.ping().then(
        () => true,
        () => false,
      );
      return { startedAt, address, storeAnswers, distrustedForwards, retentionAt, retentionFailed };
    },
  };
}
