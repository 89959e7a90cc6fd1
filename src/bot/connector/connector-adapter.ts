import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { type BotCredentials, connectorResource, createCredentialsFactory } from './credentials.ts';

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
  }

  /** Runs an activity that the gate has let in. What an invoke is answered; `undefined` where nothing is. */
  async runVerified(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity({ audience: connectorResource, claimsIdentity, connectorFactory }, activity, logic);
  }
}
