import { expect } from 'chai';
import { enquirerIn, mentioning, type TeamsPerson } from '../../support/teams-people.ts';
import { assistant, startTeamsService, type TeamsService, tenantId } from '../../support/teams-service.ts';

describe('the assistant in Teams', function suite() {
  this.timeout(120_000);
  let service: TeamsService;
  let pat: TeamsPerson;
  before(async () => {
    service = await startTeamsService();
  });
  after(() => service.close());
  let people = 0;
  beforeEach(() => {
    pat = enquirerIn(service, `Pat ${++people}`);
  });
  const shows = (count: number) => service.connector.until(() => pat.shown().length >= count);
  const inGroup = (conversationType: string, more: object) => {
    service.connector.addConversation(`19:${conversationType}`);
    return service.deliver({
      type: 'message',
      id: `g-${++people}`,
      conversation: { id: `19:${conversationType}`, conversationType, isGroup: true, tenantId },
      from: { id: '29:Pat', name: 'Pat' },
      channelData: { tenant: { id: tenantId } },
      ...more,
    });
  };
  const shownIn = (conversation: string) => service.connector.shown.filter((one) => one.conversation === conversation);
  const rows = async () =>
    (await service.store.readForAdvisors({ channel: 'msteams', conversation: pat.conversation }, 0, 100)).rows;

  it('welcomes once, however Teams tells of an arrival', async () => {
    await pat.send({ type: 'installationUpdate', action: 'add' });
    await pat.send({ type: 'conversationUpdate', membersAdded: [{ id: assistant.id }, { id: '29:Pat' }] });
    await pat.send({ type: 'installationUpdate', action: 'remove' });
    await pat.send({ type: 'installationUpdate', action: 'add' });
    await pat.say('menu');
    await shows(2);
    expect(pat.texts().filter((text) => /computer program/.test(text))).to.have.length(1);
  });

  it('hears its own name out of a message', async () => {
    await pat.say('', mentioning('is it my fault'));
    await shows(2);
    const said = (await rows()).flatMap(({ body }) =>
      body.kind === 'inbound' && body.input.kind === 'said' ? [body.input.text] : [],
    );
    expect(said).to.deep.equal(['is it my fault']);
  });

  it('says that it talks in private only, where others read along, and keeps nothing', async () => {
    for (const kind of ['groupChat', 'channel']) {
      await inGroup(kind, mentioning('my baby has JMML'));
      await inGroup(kind, { text: 'what others write to one another' });
      const [only, ...rest] = shownIn(`19:${kind}`);
      expect(rest).to.deep.equal([]);
      expect(only?.activity.text).to.match(/private/);
      expect(JSON.stringify(only?.activity.attachments)).to.contain('https://teams.microsoft.com/l/chat/0/0?users=28%3A');
      expect(await service.store.hasConversation({ channel: 'msteams', conversation: `19:${kind}` })).to.equal(false);
    }
  });

  it('answers a message that was written again, once for each wording', async () => {
    const typed = { type: 'message', id: 'e1', text: 'is it my falt' };
    await pat.send(typed);
    await shows(2);
    const edit = {
      ...typed,
      type: 'messageUpdate',
      text: 'what are the signs',
      channelData: { eventType: 'editMessage', tenant: { id: tenantId } },
    };
    await pat.send(edit);
    await pat.send(edit);
    await shows(3);
    expect((await rows()).filter(({ from, audience }) => from === 'enquirer' && audience === 'all')).to.have.length(2);
  });

  it('lets reactions, deleted messages and typing pass', async () => {
    for (const type of ['messageReaction', 'messageDelete', 'typing', 'event', 'somethingNew'])
      expect((await pat.send({ type, reactionsAdded: [{ type: 'like' }] })).status).to.equal(200);
    expect(pat.shown()).to.deep.equal([]);
  });

  it('says that it can’t look at a picture', async () => {
    await pat.send({ type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://example.org/a.png' }] });
    await shows(1);
    expect(pat.texts()[0]).to.match(/cannot look at pictures/);
  });

  it('takes the buttons away from what was said before, and leaves its words', async () => {
    await pat.say('is it my fault');
    await shows(2);
    await service.connector.until(() => pat.shown()[1]?.activity.attachments?.length === 1);
    await pat.say('menu');
    await service.connector.until(() => pat.shown().length === 3 && (pat.shown()[1]?.updates ?? 0) > 0);
    const answered = pat.shown()[1];
    expect(answered?.activity).to.not.have.property('attachments');
    expect(answered?.activity.text).to.match(/\[1\]$/);
    expect(pat.shown()[2]?.activity.attachments).to.have.length(1);
  });

  it('gets further with each try where taking buttons away and sending never succeed in one go', async () => {
    await pat.say('is it my fault');
    await shows(2);
    // Alone, each try makes these two calls: with no memory of the first, the second would fail for ever.
    service.connector.failWith((call) => (call % 2 === 0 ? { status: 502 } : undefined));
    await pat.say('menu');
    await shows(3);
    service.connector.failWith(() => undefined);
    expect(pat.shown()[1]?.updates).to.equal(1);
  });

  it('keeps what can’t reach a person who has blocked it as dead letters, and has somebody told', async () => {
    await pat.say('is it my fault');
    await shows(2);
    service.connector.block(pat.conversation);
    await pat.say('menu');
    await pat.say('what are the signs');
    for (let i = 0; i < 100 && (await service.store.outbox.deadLetters(10)).length < 2; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const dead = (await service.store.outbox.deadLetters(10)).filter(({ conversation }) => conversation === pat.conversation);
    expect(dead.map(({ failure, target }) => `${target} ${failure}`)).to.deep.equal([
      'enquirer 403 MessageWritesBlocked',
      'enquirer 403 MessageWritesBlocked',
    ]);
    expect((await service.store.handoffs.openAlerts(10)).map(({ kind }) => kind)).to.include('undelivered');
    // The advisor in the chat sees it beside what they said.
    for (let i = 0; i < 100 && (await rows()).filter(({ body }) => body.kind === 'undelivered').length < 2; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await rows()).filter(({ body }) => body.kind === 'undelivered')).to.have.length(2);
  });

  it('goes on in a new conversation when the old one’s time was over', async () => {
    await pat.say('menu');
    await shows(2);
    await service.store.erasePerson({ channel: 'msteams', person: `29:Pat ${people}` });
    await pat.say('menu');
    await service.connector.until(() => pat.texts().filter((text) => /computer program/.test(text)).length === 2);
    expect(await service.store.hasConversation({ channel: 'msteams', conversation: `${pat.conversation} #2` })).to.equal(true);
  });

  describe('asked for an answer at once', () => {
    const invoke = (name: string, value: object, more = {}) => pat.send({ type: 'invoke', name, value, ...more });

    it('finds answers for the search box', async () => {
      const query = (words: string) =>
        invoke('composeExtension/query', { commandId: 'searchKnowledge', parameters: [{ name: 'query', value: words }] });
      const { status, body } = await query('whose fault is it');
      expect(status).to.equal(200);
      const { attachments } = (body as { composeExtension: { attachments: { content: { fallbackText: string } }[] } })
        .composeExtension;
      expect(attachments[0]?.content.fallbackText).to.match(/fault/);
      const nothing = await query('');
      expect((nothing.body as { composeExtension: object }).composeExtension).to.deep.include({ attachments: [] });
      expect((await invoke('composeExtension/query', { commandId: 'other' })).status).to.equal(400);
    });

    it('keeps whether an answer helped, once, and answers the words that came with it', async () => {
      await pat.say('is it my fault');
      await shows(2);
      const about = pat.shown()[1]?.id;
      const actionValue = { reaction: 'dislike', feedback: JSON.stringify({ feedbackText: 'my baby is not breathing' }) };
      const given = () => invoke('message/submitAction', { actionName: 'feedback', actionValue }, { id: 'f1', replyToId: about });
      expect((await given()).status).to.equal(200);
      expect((await given()).status).to.equal(200);
      await service.connector.until(() => pat.texts().some((text) => /Call 999 now/.test(text)));
      expect((await rows()).filter(({ body }) => body.kind === 'inbound' && body.input.kind === 'said')).to.have.length(2);
    });

    it('says 400 to feedback that makes no sense, and 501 to what it does not know', async () => {
      expect((await invoke('message/submitAction', { actionName: 'feedback', actionValue: { reaction: 'x' } })).status).to.equal(
        400,
      );
      expect((await invoke('task/fetch', {})).status).to.equal(501);
      expect((await invoke('adaptiveCard/action', {})).status).to.equal(501);
    });
  });
});
