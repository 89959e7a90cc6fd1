import { Refusal } from './refusal.ts';

/** Direct Line's watermark is the `seq` of the last row that the client has read, in decimal. None yet: 0. */
export function parseWatermark(text: string | null): number {
  if (text === null || text === '') return 0;
  if (!/^\d{1,15}$/.test(text)) {
    throw new Refusal(400, 'watermark-invalid', 'The watermark is not one that this service gave out.');
  }
  return Number(text);
}

export function formatWatermark(seq: number): string {
  return String(seq);
}
