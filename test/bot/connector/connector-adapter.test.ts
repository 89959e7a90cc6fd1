import { expect } from 'chai';
import { ConnectorAdapter } from '../../../src/bot/connector/connector-adapter.ts';
import { sendFailure } from '../../../src/bot/connector/send-failure.ts';
import { renderReply } from '../../../src/bot/render-activity.ts';
import { renderTeamsMessage, renderTeamsWords } from '../../../src/bot/teams/render-teams.ts';
import { createTokenSource } from '../../../src/managed-identity.ts';
import { type BotConnector, startBotConnector } from '../../support/bot-connector.ts';
import { startIdentityEndpoint } from '../../support/identity-endpoint.ts';
import { sampleAnswer } from '../../support/sample-answer.ts';

const appId = '11111111-2222-3333-4444-555555555555';

describe('sending through the Bot Connector', () => {
  let connector: BotConnector;
  beforeEach(async () => {
    connector = await startBotConnector('ours');
    connector.addConversation('c1');
  });
  afterEach(() => connector.close());

  const address = () => ({ serviceUrl: connector.serviceUrl, conversation: 'c1', bot: { id: `28:${appId}` } });
  const adapter = () => new ConnectorAdapter({ kind: 'managed-identity', appId, token: async () => 'ours' });
  const hello = { type: 'message', text: 'hello' };
  const failureOf = (sending: Promise<unknown>) =>
    sending.then(
      () => 'sent',
      (error: unknown) => sendFailure(error),
    );

  it('shows the token of the machine’s managed identity, and asks for a new one when it runs out', async () => {
    const clock = { at: Date.now(), now: () => clock.at };
    const identity = await startIdentityEndpoint(appId);
    identity.give('ours', clock.at + 3_600_000);
    const token = createTokenSource({ place: identity.place, resource: 'https://api.botframework.com', clock });
    const sender = new ConnectorAdapter({ kind: 'managed-identity', appId, token });
    await sender.send(address(), hello);
    await sender.send(address(), hello);
    expect(identity.asked.map((query) => [query.get('resource'), query.get('client_id')])).to.deep.equal([
      ['https://api.botframework.com', appId],
    ]);
    clock.at += 3_600_000;
    identity.give('stale', clock.at + 3_600_000);
    expect(await failureOf(sender.send(address(), hello))).to.deep.equal({ kind: 'later', failure: '401 Unauthorized' });
    expect(identity.asked).to.have.length(2);
    await identity.close();
    clock.at += 3_600_000;
    expect(await failureOf(sender.send(address(), hello))).to.deep.equal({ kind: 'later', failure: 'network' });
  });

  it('names what was sent as the channel does, and puts other words in its place', async () => {
    const id = await adapter().send(address(), hello);
    await adapter().update(address(), id, { type: 'message', text: 'bye' });
    expect(connector.shown.map((one) => [one.id, one.activity.text, one.updates])).to.deep.equal([[id, 'bye', 1]]);
    expect(connector.calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'POST /v3/conversations/c1/activities',
      `PUT /v3/conversations/c1/activities/${id}`,
    ]);
  });

  it('sends everything that a message was rendered to, citation and card and all', async () => {
    const words = { toast: 'A toast.', choose: 'Choose:' };
    const rendered = renderTeamsMessage(sampleAnswer, words);
    const id = await adapter().send(address(), rendered);
    expect(connector.shown[0]?.activity).to.deep.include(rendered);
    const changed = renderTeamsWords(sampleAnswer, words);
    await adapter().update(address(), id, changed);
    expect(connector.shown[0]?.activity).to.deep.include(changed);
    await adapter().send(address(), renderReply(sampleAnswer, 'directline'));
    expect(connector.shown[1]?.activity).to.deep.include(renderReply(sampleAnswer, 'directline'));
  });

  it('asks once each time, and says what the channel said', async () => {
    const answers = [{ status: 429, retryAfterSeconds: 7 }, { status: 412 }, { status: 502, isDone: true }, { status: 503 }];
    connector.failWith((call) => answers[call - 1]);
    expect(await failureOf(adapter().send(address(), hello))).to.deep.equal({
      kind: 'later',
      failure: '429 Throttled',
      askedMs: 7000,
    });
    expect(await failureOf(adapter().send(address(), hello))).to.deep.equal({ kind: 'later', failure: '412 PreconditionFailed' });
    expect(await failureOf(adapter().send(address(), hello))).to.deep.equal({ kind: 'later', failure: '502 BadGateway' });
    expect(await failureOf(adapter().send(address(), hello))).to.deep.equal({ kind: 'later', failure: '503 ServiceError' });
    expect(connector.calls).to.have.length(4);
    expect(connector.shown).to.have.length(1);
  });

  it('knows what no other try would change', async () => {
    connector.block('c1');
    expect(await failureOf(adapter().send(address(), hello))).to.deep.equal({
      kind: 'refused',
      failure: '403 MessageWritesBlocked',
    });
    const elsewhere = { ...address(), conversation: 'c2' };
    expect(await failureOf(adapter().send(elsewhere, hello))).to.deep.equal({
      kind: 'refused',
      failure: '404 ConversationNotFound',
    });
  });

  it('is refused the handoff event by Teams, which is why it is never sent there', async () => {
    const event = { type: 'event', name: 'handoff.initiate', value: {} };
    expect(await failureOf(adapter().send(address(), event))).to.deep.equal({ kind: 'refused', failure: '400 BadSyntax' });
  });

  it('takes a channel that can’t be reached for one that is away', async () => {
    const gone = { ...address(), serviceUrl: 'http://127.0.0.1:1/' };
    expect(await failureOf(adapter().send(gone, hello))).to.deep.include({ kind: 'later' });
  });

  it('takes an error of our own for a bug', () => {
    expect(sendFailure(new TypeError('x'))).to.equal(null);
    expect(sendFailure('x')).to.equal(null);
  });
});
