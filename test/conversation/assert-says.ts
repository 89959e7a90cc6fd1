import { expect } from 'chai';
import { dialogOf } from '../../src/conversation/dialog-places.ts';
import type { Button, Outbound } from '../../src/conversation/outbound.ts';
import type { State } from '../../src/conversation/state.ts';
import { isOver } from '../../src/dialogs/stepper.ts';
import { projectContent } from '../support/project-content.ts';
import type { Expectation } from './conversation-file.ts';

/** What a turn gave, by whichever way it was taken. */
export interface Said {
  readonly replies: readonly Outbound[];
  readonly state: State;
  readonly outcome: string | undefined;
  readonly entries?: readonly string[];
  readonly decision?: { readonly answers: readonly { readonly entry: string }[] };
}

/** Holds what was said against what a conversation file wants; `step` names the place in the file. */
export function assertSays(said: Said, wanted: Expectation, step: string): void {
  assertWords(said, wanted, step);
  assertPlace(said.state, said.replies, wanted, step);
  if (wanted.handoff !== undefined) expect(said.state.handoff?.status, step).to.equal(wanted.handoff);
  if (wanted.reach !== undefined) expect(reachOf(said.state), step).to.equal(wanted.reach);
  const offers = said.replies.flatMap(({ buttons, guide }) => [...buttons, ...(guide?.controls ?? [])].map(nameButton));
  for (const offer of wanted.offers ?? []) expect(offers, step).to.include(offer);
  for (const withheld of wanted.withholds ?? []) expect(offers, step).not.to.include(withheld);
}

function assertWords({ replies, outcome, entries, decision }: Said, wanted: Expectation, step: string): void {
  const text = replies.map((reply) => reply.text).join('\n');
  if (wanted.outcome !== undefined) expect(outcome, step).to.equal(wanted.outcome);
  if (wanted.entry !== undefined) expect(entries ?? decision?.answers.map(({ entry }) => entry), step).to.include(wanted.entry);
  if (wanted.phrase !== undefined) expect(text, step).to.include(phrase(wanted.phrase));
  for (const shown of wanted.shows ?? []) expect(text, step).to.include(shown);
  for (const hidden of wanted.hides ?? []) expect(text, step).not.to.include(hidden);
  const isSourced = replies.some((reply) => reply.source !== undefined);
  if (wanted.source !== undefined) expect(isSourced, step).to.equal(wanted.source);
  if (wanted.messages !== undefined) expect(replies, step).to.have.length(wanted.messages);
}

function assertPlace(state: State, replies: readonly Outbound[], wanted: Expectation, step: string): void {
  const here = dialogOf(state, projectContent().content);
  const isAsking = here && !isOver(here.script, here.place);
  if (wanted.step === 'none') expect(isAsking ? here.place.step : null, step).to.equal(null);
  else if (wanted.step !== undefined) expect(here && `${here.script.id}/${here.place.step}`, step).to.equal(wanted.step);
  if (wanted.list === undefined) return;
  const list = replies.flatMap(({ guide }) => guide?.list?.items ?? []).map((item) => item.text);
  expect(list, step).to.deep.equal(wanted.list);
}

function reachOf({ reach }: State): string {
  if (reach === null) return 'none';
  return reach.kind === 'callback' ? `callback/${reach.step}` : 'summary';
}

function nameButton(button: Button): string {
  if (button.kind === 'tap') return `${button.tap.kind}:${button.tap.id}`;
  return button.kind === 'call' ? button.number : button.url;
}

function phrase(id: string): string {
  const { say } = projectContent().content;
  return say(`${id}-reply`) || say(id as 'welcome');
}
