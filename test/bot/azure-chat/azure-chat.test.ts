import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { ConnectorFault } from '../../support/bot-connector.ts';
import { wantPerson } from '../../support/handoff-turn.ts';
import { advisorIn, mentioning } from '../../support/teams-people.ts';
import { startTeamsService, type TeamsService } from '../../support/teams-service.ts';

const names = { directline: 'azure-directline', webchat: 'azure-webchat' };
const assistant = { id: 'helpline-bot', name: 'Helpline' };

/** Every third call is turned down, in turn before and after it was done. */
const everyThird = (call: number): ConnectorFault | undefined =>
  call % 3 === 0 ? { status: call % 2 === 0 ? 502 : 429, isDone: call % 2 === 0, retryAfterSeconds: 0 } : undefined;

for (const channelId of ['directline', 'webchat'] as const) {
  describe(`the assistant on Azure’s own channel ${channelId}`, function suite() {
    this.timeout(120_000);
    let service: TeamsService;
    let conversation: string;
    let person: string;
    before(async () => {
      service = await startTeamsService();
    });
    after(() => service.close());
    beforeEach(() => {
      // As Azure names them.
      conversation = `${randomUUID().replaceAll('-', '').slice(0, 22)}-uk`;
      person = `dl_${randomUUID()}`;
      service.connector.addConversation(conversation);
      service.connector.failWith(() => undefined);
    });

    const deliver = (activity: object, times = 1) =>
      service.deliver(
        { channelId, conversation: { id: conversation }, from: { id: person }, recipient: assistant, ...activity },
        times,
      );
    const say = (text: string, times = 1) => deliver({ type: 'message', id: `${conversation}|${randomUUID()}`, text }, times);
    const shown = () =>
      service.connector.shown.filter((one) => one.conversation === conversation).map(({ activity }) => activity);
    const texts = () => shown().flatMap(({ text }) => text ?? []);
    const told = (words: RegExp) => service.connector.until(() => texts().some((text) => words.test(text)));
    const press = async (title: string) => {
      const find = () =>
        shown().findLast(({ suggestedActions }) => suggestedActions?.actions.some((action) => action.title === title));
      await service.connector.until(() => find() !== undefined);
      const { text, value } = find()?.suggestedActions?.actions.find((action) => action.title === title) ?? {};
      return deliver({ type: 'message', id: `${conversation}|${randomUUID()}`, text, value });
    };

    it('welcomes once, answers with the source, asks back, and walks through a guided dialog by its buttons', async () => {
      const joined = (id: string) => deliver({ type: 'conversationUpdate', membersAdded: [{ id }], from: { id } });
      await joined(assistant.id);
      await joined(person);
      await joined(person);
      await say('is it my fault');
      await told(/Last reviewed/);
      await say('blood');
      await told(/Did you mean/);
      await say('getting ready for an appointment');
      await press('Stop');
      await told(/I will stop there/);
      expect(texts().filter((text) => /computer program/.test(text))).to.have.length(1);
      expect(shown().find(({ text }) => /Last reviewed/.test(text ?? ''))?.entities?.[0]).to.have.property('citation');
      expect(shown().map(({ replyToId, from }) => ({ replyToId, from }))).to.deep.equal(
        shown().map(() => ({ replyToId: undefined, from: assistant })),
      );
    });

    it('reaches a person, wherever that person writes, with every message delivered twice and every third send turned down', async () => {
      const { connector } = service;
      const sam = advisorIn(service, 'Sam Taylor');
      await sam.say('', mentioning('use this channel'));
      connector.failWith(everyThird);
      await say(wantPerson, 2);
      await told(/in the queue/);
      const [chat] = (await service.handoffs.board()).waiting;
      const advisor = { id: 'alex@helpline', name: 'Alex' };
      await service.handoffs.act(advisor, chat?.id ?? '', { kind: 'claim' }, 'k1');
      await say('she is two', 2);
      await service.handoffs.act(advisor, chat?.id ?? '', { kind: 'say', text: 'I am here' }, 'k2');
      await service.handoffs.act(advisor, chat?.id ?? '', { kind: 'note', text: 'rings back' }, 'k3');
      await service.handoffs.act(advisor, chat?.id ?? '', { kind: 'close', outcome: 'answered' }, 'k4');
      await told(/Your chat with Alex has ended/);
      expect(texts()).to.include('Alex: I am here');
      expect(texts().join()).to.not.contain('rings back');
      await connector.until(() => connector.shown.some(({ activity }) => activity.text === 'Family: she is two'));
      expect(connector.shown.filter(({ activity }) => activity.type !== 'message')).to.deep.equal([]);
      expect(await service.store.outbox.deadLetters(10)).to.deep.equal([]);
    });

    it('opens no conversation of the chat page under the same name', async () => {
      const ours = { channel: 'directline', conversation, person } as const;
      await service.store.takeTurn({ ...ours, key: 'k', delivery: 'log', input: { kind: 'said', text: 'is it my fault' } });
      const before = await service.store.readForFamily(ours, 0, 100);
      await say('what is jmml');
      await service.connector.until(() => texts().length > 0);
      expect(await service.store.readForFamily(ours, 0, 100)).to.deep.equal(before);
      expect(await service.store.hasConversation({ channel: names[channelId], conversation })).to.equal(true);
    });

    it('says that it can’t look at a picture, and lets typing, events and ends pass', async () => {
      const picture = { contentType: 'image/png', contentUrl: 'https://elsewhere.example/a.png' };
      await deliver({ type: 'message', id: 'p', attachments: [picture] });
      for (const type of ['typing', 'event', 'endOfConversation', 'messageReaction'])
        await deliver({ type, name: 'webchat/join' });
      await told(/cannot look at pictures/);
      expect(texts()).to.have.length(1);
      expect(await service.store.hasConversation({ channel: names[channelId], conversation })).to.equal(false);
    });

    it('goes on in a new conversation when the old one’s time was over', async () => {
      await say('is it my fault');
      await service.connector.until(() => texts().length > 0);
      await service.store.erasePerson({ channel: names[channelId], person });
      const before = texts().length;
      expect((await say('what is jmml')).status).to.equal(200);
      await service.connector.until(() => texts().length > before);
    });
  });
}
