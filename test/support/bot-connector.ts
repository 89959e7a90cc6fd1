import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder-core';

/** An activity as the Bot Connector shows it in a conversation. */
export interface ShownActivity {
  readonly id: string;
  readonly conversation: string;
  activity: Partial<Activity>;
  /** How often it was updated in place. */
  updates: number;
}

/** What the stand-in is told to do with a call: answer with a status, having done it (`isDone`) or not. */
export interface ConnectorFault {
  readonly status: number;
  readonly isDone?: boolean;
  readonly retryAfterSeconds?: number;
}

/** One call that came in. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly status: number;
}

/** Microsoft's Bot Connector as Teams is behind it, on this machine. */
export interface BotConnector {
  /** With a path, as Teams' regional addresses have. */
  readonly serviceUrl: string;
  readonly calls: readonly ConnectorCall[];
  /** Everything that is shown, in the order in which it was accepted. */
  readonly shown: readonly ShownActivity[];
  addConversation(id: string): void;
  addTeam(id: string, aadGroupId: string): void;
  /** Nobody may write in that conversation any more: the bot was taken out or blocked. */
  block(conversation: string): void;
  /** Asked before each send, update or delete, with its number; `undefined`: nothing is wrong. */
  failWith(fault: (call: number) => ConnectorFault | undefined): void;
  /** Resolves when `isSo` holds. Fails after a while, saying what is shown. */
  until(isSo: (connector: BotConnector) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The largest message that Teams takes, in bytes. */
const largest = 100 * 1024;

/** Starts one that takes the token `token` alone. */
export async function startBotConnector(token: string): Promise<BotConnector> {
  const conversations = new Set<string>();
  const blocked = new Set<string>();
  const teams = new Map<string, string>();
  const shown: ShownActivity[] = [];
  const calls: ConnectorCall[] = [];
  let fault: (call: number) => ConnectorFault | undefined = () => undefined;
  let faultable = 0;
  // Teams names messages by the time at which they came.
  let lastId = 1_700_000_000_000;

  const isKnown = (id: string) => {
    const [channel, root] = id.split(';messageid=');
    return conversations.has(id) || (root !== undefined && shown.some((one) => one.id === root && one.conversation === channel));
  };

  function send(conversation: string, activity: Partial<Activity>): Answer {
    if (activity.type === 'event') return fail(400, 'BadSyntax', 'Unknown activity type');
    if (activity.type === 'message' && !activity.text && !activity.attachments?.length)
      return fail(400, 'BadSyntax', 'Activity must have text or attachments');
    const id = String(++lastId);
    shown.push({ id, conversation, activity, updates: 0 });
    return { status: 201, body: { id } };
  }

  function change(method: string, conversation: string, id: string, activity: Partial<Activity>): Answer {
    const [channel = ''] = conversation.split(';messageid=');
    const found = shown.find((one) => one.id === id && (one.conversation === conversation || one.conversation === channel));
    if (!found) return fail(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation');
    if (method === 'DELETE') {
      shown.splice(shown.indexOf(found), 1);
      return { status: 200, body: {} };
    }
    found.activity = activity;
    found.updates++;
    return { status: 200, body: { id } };
  }

  function answer(method: string, path: string, body: Partial<Activity>): Answer {
    const team = /^\/v3\/teams\/([^/]+)$/.exec(path)?.[1];
    if (method === 'GET' && team !== undefined) {
      const aadGroupId = teams.get(team);
      return aadGroupId ? { status: 200, body: { id: team, name: 'A team', aadGroupId } } : fail(404, 'NotFound', 'No team');
    }
    const [, conversation = '', id] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path) ?? [];
    if (conversation === '') return fail(404, 'NotFound', 'No such route');
    if (!isKnown(conversation)) return fail(404, 'ConversationNotFound', 'Conversation not found.');
    if (blocked.has(conversation)) return fail(403, 'MessageWritesBlocked', 'Thread write is blocked');
    const wrong = fault(++faultable);
    const run = () =>
      method === 'POST'
        ? send(conversation, body)
        : id === undefined
          ? fail(405, 'BadSyntax', 'No')
          : change(method, conversation, id, body);
    if (wrong === undefined) return run();
    if (wrong.isDone) run();
    const headers = wrong.retryAfterSeconds === undefined ? {} : { 'retry-after': String(wrong.retryAfterSeconds) };
    return { ...fail(wrong.status, faultCodes[wrong.status] ?? 'ServiceError', 'Not now'), headers };
  }

  const server = createServer(async (request, response) => {
    const text = await readText(request);
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname.replace(/^\/(uk|emea)/, ''));
    const authorization = request.headers.authorization ?? '';
    const reply = () => {
      if (authorization !== `Bearer ${token}`)
        return fail(401, 'Unauthorized', 'Authorization has been denied for this request.');
      if (text.length > largest) return fail(413, 'MessageSizeTooBig', 'Message size too large.');
      return answer(request.method ?? '', path, text === '' ? {} : JSON.parse(text));
    };
    const given = reply();
    calls.push({ method: request.method ?? '', path, authorization, status: given.status });
    respond(response, given);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connector: BotConnector = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/uk/`,
    calls,
    shown,
    addConversation: (id) => void conversations.add(id),
    addTeam: (id, aadGroupId) => void teams.set(id, aadGroupId),
    block: (conversation) => void blocked.add(conversation),
    failWith(next) {
      faultable = 0;
      fault = next;
    },
    async until(isSo) {
      for (let waited = 0; waited < 60_000; waited += 20) {
        if (isSo(connector)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`it did not come so; shown:\n${shown.map(describeShown).join('\n')}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return connector;
}

/** What a shown activity says, on one line. */
export function describeShown({ id, conversation, activity, updates }: ShownActivity): string {
  const cards = activity.attachments?.map(({ content }) => content?.fallbackText ?? '') ?? [];
  return `${conversation} ${id} (${updates}): ${[activity.text, ...cards].filter(Boolean).join(' | ')}`;
}

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Record<string, string>;
}

const faultCodes: Readonly<Record<number, string>> = { 412: 'PreconditionFailed', 429: 'Throttled', 502: 'BadGateway' };

function fail(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function respond(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
