/**
 * Azure's own chat channels, and what they are called in the store. Its Direct Line has the name of ours on the wire: under that
 * name it would open the conversations of the families on our own chat page.
 */
const stored: Readonly<Record<string, string>> = { directline: 'azure-directline', webchat: 'azure-webchat' };

/** Their names on the wire. */
export const azureChatWireNames: readonly string[] = Object.keys(stored);

/** Their names in the store. */
export const azureChatStoredNames: readonly string[] = Object.values(stored);

/** What the store calls the channel of that name on the wire; `undefined`: it is none of these. */
export function azureChatChannel(wireName: string): string | undefined {
  return stored[wireName];
}
