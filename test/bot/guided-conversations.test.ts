import { type Activity, TestAdapter } from 'botbuilder';
import { expect } from 'chai';
import { createHelplineBot } from '../../src/bot/helpline-bot.ts';
import { readState } from '../../src/conversation/state.ts';
import { assertSays } from '../conversation/assert-says.ts';
import { inputOf, readConversation, type Step } from '../conversation/conversation-file.ts';
import { openProjectStore, type ProjectStore } from '../support/project-store.ts';

/** A step as a channel sends it: what was typed, or the value of a button. */
function activityOf(step: Step): Partial<Activity> {
  const input = inputOf(step);
  if (input.kind === 'tapped') return { type: 'message', text: 'A button', value: input.tap };
  return { type: 'message', text: input.kind === 'said' ? input.text : '' };
}

describe('whole conversations through the Bot Framework, as Teams has them', () => {
  let store: ProjectStore;
  before(async () => {
    store = await openProjectStore();
  });
  after(() => store.close());

  for (const name of ['guided-appointment-list', 'guided-list-by-buttons', 'guided-danger-in-a-step']) {
    const { conversation, steps } = readConversation(`test/conversations/${name}.yaml`);
    it(conversation, async () => {
      const receipts: Awaited<ReturnType<ProjectStore['takeTurn']>>[] = [];
      const bot = createHelplineBot(async (request) => {
        const receipt = await store.takeTurn({ ...request, conversation: name });
        receipts.push(receipt);
        return receipt;
      });
      const adapter = new TestAdapter((context) => bot.run(context));
      for (const step of steps) {
        await adapter.send(activityOf(step));
        const rows = receipts.at(-1)?.rows ?? [];
        const replies = rows.flatMap(({ body }) => (body.kind === 'outbound' ? [body.message] : []));
        const decision = rows.map(({ body }) => body).find((body) => body.kind === 'decision');
        const said = {
          replies,
          outcome: decision?.outcome,
          entries: decision?.entries ?? [],
          state: readState(store.stateOf(name)),
        };
        if (step.expect) assertSays(said, step.expect, JSON.stringify(step));
        const sent = adapter.activityBuffer.slice(-replies.length);
        for (const [i, reply] of replies.entries()) assertRendered(sent[i], reply);
      }
    });
  }
});

/** Everything that can be done is a suggested action, and a list is numbered words: no view of ours is needed. */
function assertRendered(
  activity: Partial<Activity> | undefined,
  reply: { text: string; buttons: readonly unknown[]; guide?: unknown },
) {
  const guide = reply.guide as
    | { controls: readonly unknown[]; list?: { items: readonly { text: string }[]; edit?: unknown } }
    | undefined;
  const count = reply.buttons.length + (guide?.controls.length ?? 0) + (guide?.list?.edit ? 1 : 0);
  expect(activity?.suggestedActions?.actions ?? []).to.have.length(count);
  for (const [i, item] of (guide?.list?.items ?? []).entries()) expect(activity?.text).to.include(`${i + 1}. ${item.text}`);
}
