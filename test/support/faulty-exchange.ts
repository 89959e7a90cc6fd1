import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { createChance } from './chance.ts';
import { openChat } from './chat-page.ts';
import type { ScriptedService } from './service.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const faults: readonly ((proxy: TcpProxy, chance: () => number) => void)[] = [
  (proxy) => proxy.cut(),
  (proxy) => proxy.silence(),
  (proxy, chance) => proxy.delay(500 + chance() * 5000),
];

/** About what one message and its answer take on the wire, in bytes. */
const bytesPerMessage = 4000;

/**
 * A person writes `messageCount` messages through a network that breaks at `faultCount` moments: resets, silence and delay in
 * turn, each when a number of bytes has come through that chance decides, also in the middle of a frame. In the end each
 * message must stand once in the service and once in the panel, each with its one answer, in the order in which they were written.
 */
export async function exchangeThroughFaults(
  page: Page,
  service: ScriptedService,
  { messageCount, faultCount, seed }: { messageCount: number; faultCount: number; seed: number },
): Promise<void> {
  const proxy = await startTcpProxy(service.url);
  const chance = createChance(seed);
  const chat = await openChat(page, proxy.url);
  await chat.answers(1);
  const texts = Array.from({ length: messageCount }, (_, index) => `message ${index + 1}`);
  let done = 0;
  for (const [index, text] of texts.entries()) {
    await chat.ask(text);
    while (done < Math.round(((index + 1) * faultCount) / messageCount)) {
      await bytesLater(proxy, chance() * bytesPerMessage);
      faults[done % faults.length]?.(proxy, chance);
      done += 1;
    }
    // Some people wait for the answer, and some don't.
    if (chance() < 0.5) await chat.answers(index + 2);
  }
  expect(done).to.equal(faultCount);
  await chat.answers(1 + messageCount);
  await chat.log.locator('.mark').first().waitFor({ state: 'detached' });
  await proxy.close();
  const pairs = texts.flatMap((text) => [`you: ${text}`, `assistant: answer to ${text}`]);
  expect((await chat.said()).slice(1))
    .to.have.members(pairs)
    .and.have.length(pairs.length);
  expect((await chat.said()).filter((line) => line.startsWith('you:'))).to.deep.equal(texts.map((text) => `you: ${text}`));
  expect(service.conversations.posted.map(({ text }) => text)).to.deep.equal(texts);
}

/** Resolves when so many more bytes came through, or when nothing more seems to come. */
async function bytesLater(proxy: TcpProxy, count: number): Promise<void> {
  const target = proxy.bytes + count;
  const until = Date.now() + 1500;
  while (proxy.bytes < target && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
}
