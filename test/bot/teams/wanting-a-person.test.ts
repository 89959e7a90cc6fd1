import { expect } from 'chai';
import { advisorIn, channelId, enquirerIn, mentioning } from '../../support/teams-people.ts';
import { startTeamsService, type TeamsService } from '../../support/teams-service.ts';

describe('asking for a person in Teams', function suite() {
  this.timeout(120_000);
  let service: TeamsService;
  before(async () => {
    service = await startTeamsService();
  });
  after(() => service.close());

  it('goes by buttons alone from the wish to the thread, with the summary that was agreed to', async () => {
    const { connector } = service;
    const pat = enquirerIn(service);
    const sam = advisorIn(service, 'Sam Taylor');
    await sam.say('', mentioning('use this channel'));
    await sam.say('', mentioning('available'));
    await pat.say('is it my fault');
    await pat.say('can I talk to a person');
    await pat.press('Chat with a person here');
    await connector.until(() => pat.texts().some((text) => /What I asked:/.test(text)));
    expect(pat.texts().find((text) => /What I asked:/.test(text))).to.contain('is it my fault');
    expect(
      connector.shown.filter(({ activity }) => JSON.stringify(activity).includes('is it my fault')).map(roomOf),
    ).to.not.include(channelId);
    await pat.press('Share it and join the queue');
    await connector.until(() => pat.texts().some((text) => /in the queue/.test(text)));
    await connector.until(() =>
      connector.shown.some(({ conversation, activity }) => conversation === channelId && activity.attachments),
    );
    const card = connector.shown.find(({ conversation, activity }) => conversation === channelId && activity.attachments);
    expect(JSON.stringify(card?.activity.attachments)).to.contain('is it my fault');
    const thread = advisorIn(service, 'Sam Taylor', `${channelId};messageid=${card?.id}`);
    await thread.press('Claim');
    await connector.until(() => pat.texts().some((text) => /Sam from .* has joined/.test(text)));
    await pat.press('Leave, and go back to the helper');
    await connector.until(() => pat.texts().some((text) => /you have left/.test(text)));
    await pat.press('Good');
    await connector.until(() => pat.texts().some((text) => /That helps us/.test(text)));
  });
});

/** The channel of a thread, or the chat itself. */
function roomOf({ conversation }: { conversation: string }): string {
  return conversation.split(';')[0] ?? '';
}
