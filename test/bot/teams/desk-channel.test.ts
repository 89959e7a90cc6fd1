import { expect } from 'chai';
import { deskWords } from '../../../src/bot/teams/desk-words.ts';
import { alex } from '../../support/handoff-talk.ts';
import { wantPerson } from '../../support/handoff-turn.ts';
import { advisorIn, cardsFor, channelId, enquirerIn, mentioning, type TeamsPerson } from '../../support/teams-people.ts';
import { deskTeam, startTeamsService, type TeamsService, tenantId } from '../../support/teams-service.ts';

describe('the advisors’ channel in Teams', function suite() {
  this.timeout(120_000);
  let service: TeamsService;
  let families = 0;
  const sam = () => advisorIn(service, 'Sam Taylor');
  before(async () => {
    service = await startTeamsService();
  });
  after(() => service.close());

  /** A family that waits, and the thread that it has. */
  async function waiting(): Promise<{ pat: TeamsPerson; thread: (name?: string) => TeamsPerson; handoff: string }> {
    const pat = enquirerIn(service, `family-${++families}`);
    await pat.say(wantPerson);
    let known = null;
    let handoff = '';
    for (let i = 0; i < 500 && !known; i++) {
      const { waiting: open } = await service.store.handoffs.board(0);
      handoff = open.find(({ conversation }) => conversation === pat.conversation)?.id ?? '';
      known = handoff === '' ? null : await service.store.deskThreads.find(handoff);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    if (!known) throw new Error('no thread was begun');
    const { thread } = known;
    return { pat, handoff, thread: (name = 'Sam Taylor') => advisorIn(service, name, thread) };
  }
  const sees = (person: TeamsPerson, words: RegExp) =>
    service.connector.until(() => person.texts().some((text) => words.test(text)));
  const changes: readonly string[] = [deskWords.edited, deskWords.deleted];
  const ours = { tenant: { id: tenantId }, team: { id: '19:general@thread.tacv2' } };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

  it('is chosen by whoever works in the helpline’s own team, and by nobody else', async () => {
    service.connector.addTeam('19:other@thread.tacv2', '00000000-0000-0000-0000-000000000000');
    const elsewhere = { channelData: { tenant: { id: 'x' }, team: { id: '19:general@thread.tacv2' } } };
    await sam().say('', { ...mentioning('use this channel'), ...elsewhere });
    expect(await service.store.deskThreads.channel()).to.equal(null);
    const otherTeam = {
      channelData: { tenant: { id: '99999999-2222-3333-4444-555555555555' }, team: { id: '19:other@thread.tacv2' } },
    };
    await sam().say('', { ...mentioning('use this channel'), ...otherTeam });
    expect(await service.store.deskThreads.channel()).to.equal(null);
    expect(sam().texts()).to.include(deskWords.notChosenHere);
    await sam().say('', mentioning('use this channel'));
    expect(await service.store.deskThreads.channel()).to.contain(channelId);
    expect(deskTeam).to.not.equal(channelId);
  });

  it('tells who waits, and takes “available” and “away”', async () => {
    await sam().say('', mentioning('available'));
    await sam().say('', mentioning('/queue'));
    expect(sam().texts().at(-1)).to.contain('Nobody waits.').and.to.contain('Taking chats: Sam.');
    await sam().say('', mentioning('away'));
    await sam().say('', mentioning('queue'));
    expect(sam().texts().at(-1)).to.contain('Nobody takes chats.');
    await sam().say('', mentioning('what can you do'));
    expect(sam().texts().at(-1)).to.equal(deskWords.help);
  });

  it('goes on where Microsoft has moved the team to', async () => {
    const moved = new URL('/emea/', service.connector.serviceUrl).href;
    await sam().say('', { ...mentioning('queue'), serviceUrl: moved });
    expect(await service.store.deskThreads.channel())
      .to.contain(moved)
      .and.to.contain(channelId);
    await sam().say('', mentioning('queue'));
    expect(await service.store.deskThreads.channel()).to.contain(service.connector.serviceUrl);
  });

  it('drops what colleagues write to one another', async () => {
    const before = service.connector.calls.length;
    await sam().say('lunch?');
    await sam().say('my own patient Jo Bloggs is worse');
    await settle();
    expect(service.connector.calls.length).to.equal(before);
  });

  it('shows a family’s briefing, and what they write meanwhile', async () => {
    const { pat, thread } = await waiting();
    await pat.say('are you there');
    await sees(thread(), /^Family: are you there$/);
    const card = service.connector.shown.find(({ id }) => thread().conversation.endsWith(id));
    expect(card?.activity.summary).to.equal('A family waits for a person');
    expect(JSON.stringify(card?.activity.attachments)).to.contain('Is it my fault?');
    await pat.press('Leave, and go back to the helper');
    await service.connector.until(() => JSON.stringify(card?.activity.attachments).includes('the family left'));
    expect(cardsFor(service.connector.shown, thread().conversation)).to.deep.equal([]);
  });

  it('lets one advisor win, here or at the desk’s page', async () => {
    const { pat, thread, handoff } = await waiting();
    await Promise.all([
      thread('Sam Taylor').press('Claim'),
      thread('Kim Lee').press('Claim'),
      service.handoffs.act(alex, handoff, { kind: 'claim' }, 'k'),
    ]);
    await sees(pat, /has joined you/);
    await settle();
    expect(pat.texts().filter((text) => /has joined you/.test(text))).to.have.length(1);
    const winner = (await service.store.handoffs.find(handoff))?.handoff.advisor?.name ?? '';
    expect(
      thread()
        .texts()
        .filter((text) => text.includes(`${winner} was first`)).length,
    ).to.be.greaterThan(0);
    const loser = winner === 'Kim' ? thread('Sam Taylor') : thread('Kim Lee');
    await loser.say('my words');
    await settle();
    expect(pat.texts().join()).to.not.contain('my words');
    expect(thread().texts().join('\n')).to.contain(`Only what ${winner} writes`);
    await pat.say('leave');
    await sees(pat, /you have left/);
  });

  it('answers by the box on the card, keeps notes inside, puts back and ends', async () => {
    const { pat, thread, handoff } = await waiting();
    await thread().press('Claim');
    await service.connector.until(() => cardsFor(service.connector.shown, thread().conversation).length > 1);
    await thread().press('Send', { say: 'hello from the box' });
    await sees(pat, /^Sam: hello from the box$/);
    // Who reads along in the thread sees it too.
    await sees(thread(), /^Sam: hello from the box$/);
    await thread().press('Send', { say: '  ' });
    await thread().press('Keep the note', { note: 'a note' });
    await thread().say('note: another');
    await thread().say('', {
      ...mentioning(''),
      text: '<at>Kim</at> can you help',
      entities: [{ type: 'mention', text: '<at>Kim</at>', mentioned: { id: '29:Kim' } }],
    });
    await thread().say('/what');
    await thread().say(`${'long '.repeat(1000)}`);
    await sees(thread(), /^Note by Sam, for advisors only: a note$/);
    await settle();
    expect(pat.texts().filter((text) => text.startsWith('Sam:'))).to.deep.equal(['Sam: hello from the box']);
    expect(thread().texts()).to.include.members([deskWords.forOthers, deskWords.tooLong]);
    await thread().press('Put back in the queue');
    await sees(pat, /back in the queue/);
    await thread().say('/claim');
    await sees(pat, /Sam from .* has joined/);
    await thread().say('/close nonsense');
    expect((await service.store.handoffs.find(handoff))?.handoff.status).to.equal('active');
    await thread().press('End it now', { outcome: 'passed-on' });
    await sees(pat, /has ended/);
    expect((await service.store.handoffs.find(handoff))?.handoff).to.deep.include({ status: 'closed', outcome: 'passed-on' });
    await thread().say('are you still there');
    expect(thread().texts().join()).to.contain('Nothing goes to the family any more.');
    await settle();
    expect(pat.texts().join()).to.not.contain('still there').and.to.not.contain('another');
  });

  it('tells whoever changes or deletes what has gone to the family that it stays', async () => {
    const { pat, thread } = await waiting();
    await thread().press('Claim');
    await thread().say('it is at noo');
    await sees(pat, /Sam: it is at noo$/);
    const told = () =>
      thread()
        .texts()
        .filter((text) => changes.includes(text));
    await thread().send({ type: 'messageUpdate', text: 'it is at noon', channelData: { ...ours, eventType: 'editMessage' } });
    await thread().send({ type: 'messageDelete', channelData: { ...ours, eventType: 'softDeleteMessage' } });
    // What Teams changes by itself, and what is changed outside of the threads.
    await thread().send({ type: 'messageUpdate', text: 'it is at noon', channelData: ours });
    await sam().send({ type: 'messageUpdate', ...mentioning('away'), channelData: { ...ours, eventType: 'editMessage' } });
    await settle();
    expect(told()).to.deep.equal(changes);
    expect(pat.texts().filter((text) => text.startsWith('Sam: '))).to.deep.equal(['Sam: it is at noo']);
    await thread().say('/close answered');
    await sees(pat, /has ended/);
  });

  it('says what to do when it is installed in a team', async () => {
    const before = sam().texts().length;
    await sam().send({ type: 'installationUpdate', action: 'add' });
    await sam().send({ type: 'installationUpdate', action: 'remove' });
    await sam().send({ type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] });
    expect(sam().texts().slice(before)).to.deep.equal([deskWords.installed]);
  });

  it('works by addressing the assistant where Teams tells it nothing else', async () => {
    const { pat, thread } = await waiting();
    await thread().say('', mentioning('/claim'));
    await sees(pat, /has joined/);
    await thread().say('', mentioning('hello by name'));
    await sees(pat, /^Sam: hello by name$/);
    await thread().say('', mentioning('/close answered'));
    await sees(pat, /has ended/);
  });

  it('takes no press from another channel, nor for a handoff that has no thread here', async () => {
    const { pat, handoff } = await waiting();
    const stranger = advisorIn(service, 'Eve', '19:elsewhere@thread.tacv2');
    service.connector.addConversation('19:elsewhere@thread.tacv2');
    await stranger.send({ type: 'message', value: { helpline: 'claim', handoff } });
    await pat.send({ type: 'message', value: { helpline: 'claim', handoff } });
    await sam().send({ type: 'message', value: { helpline: 'claim', handoff: 'made-up' } });
    await settle();
    expect((await service.store.handoffs.find(handoff))?.handoff.status).to.equal('waiting');
    await pat.say('leave');
  });

  it('is given up, and families who wait show up at the desk’s page alone', async () => {
    await sam().say('', mentioning('stop using this channel'));
    const pat = enquirerIn(service, 'last');
    await pat.say(wantPerson);
    await sees(pat, /in the queue/);
    await settle();
    const { waiting: open } = await service.store.handoffs.board(0);
    const handoff = open.find(({ conversation }) => conversation === pat.conversation)?.id ?? '';
    expect(handoff).to.not.equal('');
    expect(await service.store.deskThreads.find(handoff)).to.equal(null);
  });
});
