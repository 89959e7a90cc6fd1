import type { Place } from '../place.ts';
import { callbackContract } from './callbacks.ts';
import { continuingContract } from './continuing.ts';
import { deskContract } from './desk.ts';
import { dueContract } from './due.ts';
import { erasureContract } from './erasure.ts';
import { handoffContract } from './handoffs.ts';
import { keyContract } from './keys.ts';
import { outboxContract } from './outbox.ts';
import { readingContract } from './reading.ts';
import { retentionContract } from './retention.ts';
import { schemaContract } from './schema.ts';
import { sharingContract } from './sharing.ts';
import { textContract } from './text.ts';
import { turnContract } from './turns.ts';

/** What every store promises, whatever it is made of. `makePlace` gives each test an empty one. */
export function storeContract(name: string, makePlace: () => Promise<Place>): void {
  describe(`a store on ${name}`, function storeSuite() {
    let place: Place | null = null;
    beforeEach(async () => {
      place = await makePlace();
    });
    afterEach(async () => {
      await place?.remove();
      place = null;
    });
    const here = () => {
      if (place === null) throw new Error('a place is only there during a test');
      return place;
    };
    turnContract(here);
    keyContract(here);
    readingContract(here);
    textContract(here);
    erasureContract(here);
    dueContract(here);
    continuingContract(here);
    retentionContract(here);
    sharingContract(here);
    deskContract(here);
    handoffContract(here);
    outboxContract(here);
    callbackContract(here);
    schemaContract(here);
  });
}
