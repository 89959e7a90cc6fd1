import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { PanelContent, WireActivity, WireMessage } from '../../src/http/contract.ts';
import { mountPages } from '../../src/http/pages/mount-pages.ts';
import { createPages } from '../../src/http/pages/pages.ts';
import { createServer } from '../../src/http/server.ts';
import type { Log } from '../../src/log.ts';
import { createMemoryFamilies, type MemoryFamilies } from './memory-families.ts';
import { createScriptedConversations, type ScriptedConversations } from './scripted-conversations.ts';

/** A service that a browser can open. */
export interface TestService {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  close(): Promise<void>;
}

/** A service whose assistant says what a test wants. */
export interface ScriptedService extends TestService {
  readonly conversations: ScriptedConversations;
  /** The service's clock jumps ahead; the browser's does not. */
  advance(ms: number): void;
  readonly families: MemoryFamilies;
  /** Goes away as a restart would have it, and comes back at the same address with everything it knew. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
}

/** What a test may set. */
export interface Script {
  readonly welcome?: readonly WireMessage[];
  readonly reply?: (activity: WireActivity) => readonly WireMessage[];
  readonly notice?: string;
  /** Other websites that may hold the chat. */
  readonly allowedOrigins?: readonly string[];
}

/** The service that the chat is tested against. */
export function startTestService(): Promise<TestService> {
  return startScriptedService();
}

/** The real web side over conversations whose words a test decides. */
export async function startScriptedService(script: Script = {}): Promise<ScriptedService> {
  const conversations = createScriptedConversations(script.welcome ?? [welcome], script.reply ?? answer);
  const families = createMemoryFamilies(conversations.erase);
  const clock = { aheadMs: 0, now: () => Date.now() + clock.aheadMs };
  const listening = createListening(conversations, families, script, clock);
  const url = await listening.listen(0, '127.0.0.1');
  let current = listening;
  return {
    url,
    conversations,
    families,
    advance(ms) {
      clock.aheadMs += ms;
    },
    close: () => current.close(),
    async restart(meanwhile) {
      await current.close();
      await meanwhile();
      current = createListening(conversations, families, script, clock);
      await current.listen(Number(new URL(url).port), '127.0.0.1');
    },
  };
}

/** Made once: tokens outlive a restart. */
const tokenKey = randomBytes(32);
/** Tests go through failures on purpose, but a bug must be seen. */
const quiet: Log = { info() {}, warn() {}, error: (fields, message) => console.error(message, fields.err) };

function createListening(
  conversations: ScriptedConversations,
  families: MemoryFamilies,
  { notice, allowedOrigins = [] }: Script,
  clock: Clock,
) {
  const topics = [
    { id: 'signs', title: 'Signs' },
    { id: 'tests', title: 'Tests' },
  ];
  const pages = createPages({ charity, phone, whatsapp: '07700 900 123', log: quiet, notice, allowedOrigins, topics, panel });
  return createServer({
    conversations,
    families,
    tokenKey,
    log: quiet,
    ping: async () => undefined,
    clock,
    phoneLine: `You can call ${phone}.`,
    allowedOrigins,
    trustedProxies: [],
    // Every test opens chats from the one loopback address.
    tokenLimit: { burst: 1000, perMinute: 1000 },
    pages: (server) => mountPages(server, pages),
  });
}

const charity = 'Example Children’s Charity';
/** A number of the range that is kept free for fiction. */
export const phone = '01632 960 000';

/** What the page says of the charity's content. */
const panel: PanelContent = {
  notice: {
    version: 'v1',
    short: 'A computer program answers you here. When you send a message, you agree to this.',
    full: '# Who reads this\nA computer program.\n\n# What is kept\n- what you write\n- when you wrote it',
  },
  glossary: [
    { forms: ['blood test', 'blood tests'], say: 'A little blood is taken and looked at.' },
    { forms: ['tummy', 'tummies'], say: 'The front of the body, below the chest.' },
  ],
  exitUrl: 'https://weather.example/',
};

const welcome: WireMessage = {
  tone: 'plain',
  text: 'Hello. I am a computer program. I answer questions from the charity’s own information.\n\nWhat you write here is kept for 30 days. Please don’t write names.\n\nWhat would you like to ask?',
  buttons: [
    { kind: 'tap', title: 'Signs', tap: { kind: 'topic', id: 'signs' } },
    { kind: 'tap', title: 'Tests', tap: { kind: 'topic', id: 'tests' } },
    { kind: 'tap', title: 'Talk to a person', tap: { kind: 'command', id: 'person' } },
  ],
};

/** An assistant whose answers say to what. */
export const answering: Script = {
  reply: ({ text }) => [{ tone: 'plain', text: `answer to ${text}`, buttons: [] }],
};

/** An answer in the shape of a real one, with a source and ways to go on. */
export function answer(activity: WireActivity): WireMessage[] {
  if (/urgent/.test(activity.text ?? '')) return [urgent];
  return [
    {
      tone: 'answer',
      text: 'No. Nothing that you did caused this.\n\nDoctors look for it when:\n- a child is often poorly\n- blood tests show a change\n- the tummy is swollen',
      source: {
        title: 'A guide for families',
        publisher: charity,
        section: 'Causes',
        reviewed: '2026-03-02',
        nextReview: '2029-03-02',
        url: 'https://charity.example/guide',
        line: `From “A guide for families”, ${charity}. Last reviewed 2 March 2026.`,
      },
      buttons: [
        { kind: 'tap', title: 'Tell me more', tap: { kind: 'more', id: 'cause' } },
        { kind: 'tap', title: 'How is it found?', tap: { kind: 'entry', id: 'diagnosis' } },
        { kind: 'call', title: `Call ${phone}`, number: phone },
        { kind: 'link', title: 'The charity’s website', url: 'https://charity.example/' },
      ],
    },
  ];
}

const urgent: WireMessage = {
  tone: 'urgent',
  text: 'Call 999 now, or go to A&E.\n\nIf your child is on treatment, call the ward’s 24-hour number on the way.',
  buttons: [{ kind: 'call', title: 'Call 999', number: '999' }],
};
