import type { Activity } from 'botbuilder-core';
import { expect } from 'chai';
import { startRealService } from '../support/real-service.ts';
import type { TestService } from '../support/service.ts';
import { actionsOf } from '../support/teams-people.ts';

describe('the Bot Framework door for tools on this machine', function suite() {
  this.timeout(120_000);
  let service: TestService;
  before(async () => {
    service = await startRealService({ LOCAL_BOT_FRAMEWORK: 'true' });
  });
  after(() => service.close());

  async function say(channelId: string, more: object): Promise<Partial<Activity>[]> {
    const who = { conversation: { id: `c-${channelId}` }, from: { id: 'person' }, recipient: { id: 'bot' } };
    const response = await fetch(`${service.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', channelId, deliveryMode: 'expectReplies', ...who, ...more }),
    });
    return ((await response.json()) as { activities: Partial<Activity>[] }).activities;
  }

  it('shows a tool that plays Teams what Teams is shown, with buttons that work there', async () => {
    const answered = (await say('msteams', { text: 'is it my fault' })).at(-1);
    expect(answered?.text).to.match(/\[1\]$/);
    expect(answered?.entities?.[0]).to.have.property('citation');
    const menu = (await say('msteams', { text: 'menu' })).at(-1) ?? {};
    const guides = actionsOf(menu).find(({ title }) => title === 'Guide me step by step');
    const [chosen] = await say('msteams', { value: guides?.['data'] });
    expect(chosen?.text).to.contain('I can walk you through these');
  });

  it('shows every other tool words and suggested actions', async () => {
    const answered = (await say('emulator', { text: 'is it my fault' })).at(-1);
    expect(answered?.text).to.contain('JMML factsheet');
    expect(answered?.suggestedActions?.actions.map(({ title }) => title)).to.include('Tell me more');
  });
});
