import { expect } from 'chai';
import type { DeskThread } from '../../../src/store/desk-threads-port.ts';
import type { ConnectorFault } from '../../support/bot-connector.ts';
import { wantPerson } from '../../support/handoff-turn.ts';
import { advisorIn, channelId, enquirerIn, mentioning, type TeamsPerson } from '../../support/teams-people.ts';
import { startTeamsService, type TeamsService } from '../../support/teams-service.ts';

/** Every third call is turned down: in turn throttled, not taken, and taken but said to have failed. */
const everyThird = (call: number): ConnectorFault | undefined => {
  if (call % 3 !== 0) return undefined;
  const kinds: ConnectorFault[] = [{ status: 429, retryAfterSeconds: 0 }, { status: 502 }, { status: 502, isDone: true }];
  return kinds[(call / 3) % 3];
};

const ways = [
  { name: 'when all goes well', times: 1, fault: () => undefined, mayRepeat: false },
  { name: 'with every activity delivered twice', times: 2, fault: () => undefined, mayRepeat: false },
  { name: 'with every third send turned down', times: 1, fault: everyThird, mayRepeat: true },
  { name: 'with both', times: 2, fault: everyThird, mayRepeat: true },
];

describe('a whole conversation in Teams', function suite() {
  this.timeout(120_000);
  let service: TeamsService;
  beforeEach(async () => {
    service = await startTeamsService();
  });
  afterEach(() => service.close());

  for (const { name, times, fault, mayRepeat } of ways) {
    it(`goes from the first question to the end of a handoff, ${name}`, async () => {
      const { connector } = service;
      const pat = enquirerIn(service, 'Pat', times);
      const sam = advisorIn(service, 'Sam Taylor', channelId, times);
      await sam.say('', mentioning('use this channel'));
      await connector.until(() => sam.texts().length > 0);
      connector.failWith(fault);
      const told = (words: RegExp) => connector.until(() => pat.texts().some((text) => words.test(text)));

      // ask
      await pat.send({ type: 'conversationUpdate', membersAdded: [{ id: pat.conversation }], from: { id: '29:Pat' } });
      await told(/computer program/);
      await pat.say('is it my fault');
      await told(/\[1\]/);
      expect(sourceOf(pat)).to.match(/JMML factsheet/);
      // did you mean
      await pat.say('blood');
      await told(/Did you mean/);
      // a guided dialog
      await pat.say('getting ready for an appointment');
      await connector.until(() => hasButton('Stop'));
      await pat.press('Stop');
      await told(/I will stop there/);
      // a handoff to the channel
      await pat.say(wantPerson);
      await told(/in the queue/);
      const begun = await threadOf(service);
      const thread = advisorIn(service, 'Sam Taylor', begun.thread, times);
      const card = () => connector.shown.find(({ id }) => id === begun.card);
      await thread.press('Claim');
      await told(/Sam from .* has joined/);
      // ten messages each way
      for (let i = 1; i <= 10; i++) {
        await pat.say(`family message ${i}`);
        await thread.say(`advisor message ${i}`);
      }
      await told(/Sam: advisor message 10$/);
      await connector.until(() => thread.texts().some((text) => text === 'Family: family message 10'));
      expectInOrder(pat.texts(), (i) => `Sam: advisor message ${i}`, mayRepeat);
      expectInOrder(thread.texts(), (i) => `Family: family message ${i}`, mayRepeat);
      expect(thread.texts().filter((text) => text.includes('advisor message'))).to.deep.equal([]);
      // a note stays inside
      await thread.say('/note rings back tomorrow');
      // the end
      await thread.say('/close answered');
      await told(/Your chat with Sam has ended/);
      await connector.until(() => JSON.stringify(card()?.activity).includes('This chat has ended'));
      expect(pat.texts().join()).to.not.contain('rings back');
      const { active, waiting } = await service.handoffs.board();
      expect([...active, ...waiting]).to.deep.equal([]);
      expect(await service.store.outbox.deadLetters(10)).to.deep.equal([]);
      expect(service.log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);

      function hasButton(title: string): boolean {
        return JSON.stringify(pat.shown().map(({ activity }) => activity.attachments)).includes(`"title":"${title}"`);
      }
    });
  }
});

/** What Teams shows of the source of the first answer. */
function sourceOf(person: TeamsPerson): string | undefined {
  const answer = person.shown().find(({ activity }) => activity.text?.includes('[1]'));
  const [entity] = (answer?.activity.entities ?? []) as { citation?: { appearance: { name: string } }[] }[];
  return entity?.citation?.[0]?.appearance.name;
}

/** The thread of the family that waits, once it was begun. */
async function threadOf({ store }: TeamsService): Promise<DeskThread> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const [first] = (await store.handoffs.board(0)).waiting;
    const thread = first ? await store.deskThreads.find(first.id) : null;
    if (thread) return thread;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no thread was begun');
}

/** Ten messages, each at least once, never before an earlier one; more than once only where the channel lied. */
function expectInOrder(texts: readonly string[], words: (i: number) => string, mayRepeat: boolean): void {
  const wanted = Array.from({ length: 10 }, (_, i) => words(i + 1));
  const found = texts.filter((text) => wanted.includes(text));
  const once = mayRepeat ? found.filter((text, i) => text !== found[i - 1]) : found;
  expect(once).to.deep.equal(wanted);
}
