import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { sendWholeEntities } from '../whole-entities.ts';
import { type ConnectorAddress, connectorResource } from './connector-address.ts';
import { type BotCredentials, createCredentialsFactory } from './credentials.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];

/** What the SDK calls the check of incoming tokens. Ours stands in front of it, so nothing may come in by the SDK's own. */
class OutboundAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(): Promise<never> {
    throw new Error('activities come in through the gate, never through the adapter');
  }

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    return withoutRetries(super.createConnectorFactory(identity));
  }
}

/**
 * The SDK tries three times by itself, silently and without keeping the order of messages. The outbox does that here, on disk.
 */
function withoutRetries(inner: ConnectorFactory): ConnectorFactory {
  return {
    create: async (serviceUrl, audience) => {
      const connector = await inner.create(serviceUrl, audience);
      // Not in its type: the pipeline that its requests pass.
      const { client } = connector as unknown as { client: { pipeline: { removePolicy(policy: { name: string }): unknown } } };
      client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
      return connector;
    },
  };
}

/** The SDK's adapter for the channels of Azure's Bot Service, with the gate's verdict in place of its own. */
export class ConnectorAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(credentials: BotCredentials) {
    super(new OutboundAuthentication({}, createCredentialsFactory(credentials)));
    this.#appId = credentials.appId;
    sendWholeEntities();
  }

  /** Sends an activity to a conversation that is not asking just now. How the channel names it. Rejects as the channel answers. */
  async send({ serviceUrl, conversation, bot }: ConnectorAddress, activity: Partial<Activity>): Promise<string> {
    const { conversations } = await this.#connect(serviceUrl);
    const whole = { ...activity, from: bot, conversation: { id: conversation } } as Activity;
    const { id } = await conversations.sendToConversation(conversation, whole);
    return id ?? '';
  }

  /** Puts another activity in the place of one that was sent. */
  async update({ serviceUrl, conversation, bot }: ConnectorAddress, id: string, activity: Partial<Activity>): Promise<void> {
    const { conversations } = await this.#connect(serviceUrl);
    const whole = { ...activity, id, from: bot, conversation: { id: conversation } } as Activity;
    await conversations.updateActivity(conversation, id, whole);
  }

  async #connect(serviceUrl: string) {
    const identity = this.createClaimsIdentity(this.#appId);
    return this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl, connectorResource);
  }

  /** Runs an activity that the gate has let in. What an invoke is answered; `undefined` where nothing is. */
  async runVerified(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity({ audience: connectorResource, claimsIdentity, connectorFactory }, activity, logic);
  }
}
