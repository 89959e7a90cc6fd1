import type { Log } from '../../log.ts';
import type { PanelContent } from '../contract.ts';

/** What the pages say and who may frame them: the charity's own, from the knowledge pack and the settings. */
export interface PageOptions {
  /** The charity's name. */
  readonly charity: string;
  /** The helpline's number as it is read out, such as `01632 960 000`. */
  readonly phone: string;
  /** The WhatsApp number as it is read out. */
  readonly whatsapp?: string | undefined;
  /** Where families reach the service (`PUBLIC_URL`); without it, the address that each request was sent to. */
  readonly publicUrl?: string | undefined;
  /** Origins whose pages may hold the chat in a frame. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** What families ask about, in the order of the menu. */
  readonly topics?: readonly { readonly id: string; readonly title: string }[] | undefined;
  /** Said on every page while it stands, such as "draft, not yet clinically approved". */
  readonly notice?: string | undefined;
  /** The longest message that a turn reads, in UTF-16 units. */
  readonly maxTextLength?: number | undefined;
  /** What the panel says of the charity's content; without it, there is no notice and no glossary. */
  readonly panel?: PanelContent | undefined;
  /** What the privacy notice says besides for those who write on a channel of another company's. */
  readonly channelsNotice?: string | undefined;
  /** How advisors sign in; without it there is no desk. */
  readonly deskSignIn?: 'link' | 'oidc' | undefined;
  readonly log: Log;
}
