/** Adaptive Cards as far as we make them: 1.5, which is what Teams draws, and of that only what its phones draw too. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  /** What a client shows that can't draw cards: the same in words. */
  readonly fallbackText: string;
  /** What is read aloud. */
  readonly speak: string;
  readonly body: readonly CardElement[];
  readonly actions: readonly CardAction[];
}

/** A part of a card's body. */
export type CardElement =
  | {
      readonly type: 'TextBlock';
      readonly text: string;
      readonly wrap: true;
      readonly style?: 'heading';
      readonly weight?: 'Bolder';
      readonly color?: 'Attention';
      readonly isSubtle?: true;
      readonly spacing?: 'Small' | 'Medium';
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
  | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly isMultiline: boolean;
      readonly maxLength: number;
      readonly isRequired?: true;
      readonly errorMessage?: string;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact';
      readonly value: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    };

/** A button of a card. Never `Action.Execute`: other clients draw it and do nothing. */
export type CardAction =
  | { readonly type: 'Action.Submit'; readonly title: string; readonly data: object; readonly associatedInputs?: 'none' }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }
  | { readonly type: 'Action.ShowCard'; readonly title: string; readonly card: ShownCard };

/** A card that opens within a card. */
export interface ShownCard {
  readonly type: 'AdaptiveCard';
  readonly body: readonly CardElement[];
  readonly actions: readonly CardAction[];
}

/** A card with its words for whoever does not see it drawn. */
export function adaptiveCard(fallbackText: string, body: readonly CardElement[], actions: readonly CardAction[]): AdaptiveCard {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { type: 'AdaptiveCard', $schema, version: '1.5', fallbackText, speak: fallbackText, body, actions };
}

/** A card as an activity carries it. */
export function cardAttachment(card: AdaptiveCard): { contentType: string; content: AdaptiveCard } {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
}

/** A paragraph. */
export function textBlock(
  text: string,
  looks: Partial<Omit<Extract<CardElement, { type: 'TextBlock' }>, 'type'>> = {},
): CardElement {
  return { type: 'TextBlock', text: plainWords(text), wrap: true, ...looks };
}

/** Cards read a part of Markdown: what people wrote must not become a link, a list or a heading. */
export function plainWords(text: string): string {
  return text.replace(/[[\]*_`#\\]/g, (mark) => `\\${mark}`).replaceAll('<', '&lt;');
}
