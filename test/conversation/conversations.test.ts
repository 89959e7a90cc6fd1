import { globSync } from 'node:fs';
import { expect } from 'chai';
import { type Inbound, type TapKind, tapKinds } from '../../src/conversation/inbound.ts';
import type { Button } from '../../src/conversation/outbound.ts';
import { newState } from '../../src/conversation/state.ts';
import { turn } from '../../src/conversation/turn.ts';
import type { Turn } from '../../src/conversation/turn-result.ts';
import { projectContent, projectWorld } from '../support/project-content.ts';
import { type Expectation, readConversation, type Step } from './conversation-file.ts';

describe('conversations', () => {
  for (const path of globSync('test/conversations/*.yaml').sort()) {
    const { conversation, steps } = readConversation(path);
    it(conversation, () => {
      let state = newState;
      for (const step of steps) {
        const next = turn(state, inputOf(step), projectWorld());
        if (step.expect) assertSays(next, step.expect, JSON.stringify(step));
        state = next.state;
      }
    });
  }
});

function inputOf(step: Step): Inbound {
  if ('joins' in step) return { kind: 'joined' };
  if ('says' in step) return { kind: 'said', text: step.says };
  const [kind = '', id = ''] = step.taps.split(':');
  return { kind: 'tapped', tap: { kind: tapKinds.find((one): one is TapKind => one === kind) ?? 'command', id } };
}

function assertSays({ replies, decision }: Turn, wanted: Expectation, step: string): void {
  const text = replies.map((reply) => reply.text).join('\n');
  const offers = replies.flatMap((reply) => reply.buttons.map(nameButton));
  if (wanted.outcome !== undefined) expect(decision?.outcome, step).to.equal(wanted.outcome);
  if (wanted.entry !== undefined) expect(decision?.answers.map(({ entry }) => entry) ?? [], step).to.include(wanted.entry);
  if (wanted.phrase !== undefined) expect(text, step).to.include(phrase(wanted.phrase));
  for (const shown of wanted.shows ?? []) expect(text, step).to.include(shown);
  for (const hidden of wanted.hides ?? []) expect(text, step).not.to.include(hidden);
  for (const offer of wanted.offers ?? []) expect(offers, step).to.include(offer);
  for (const withheld of wanted.withholds ?? []) expect(offers, step).not.to.include(withheld);
  if (wanted.source !== undefined)
    expect(
      replies.some((reply) => reply.source !== undefined),
      step,
    ).to.equal(wanted.source);
  if (wanted.messages !== undefined) expect(replies, step).to.have.length(wanted.messages);
}

function nameButton(button: Button): string {
  if (button.kind === 'tap') return `${button.tap.kind}:${button.tap.id}`;
  return button.kind === 'call' ? button.number : button.url;
}

function phrase(id: string): string {
  return projectContent().content.say(`${id}-reply`) || projectContent().content.say(id as 'welcome');
}
