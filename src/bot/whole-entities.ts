import { ConnectorMappers } from 'botframework-connector/lib/connectorApi/connectorClient.js';

/**
 * Has the SDK send entities whole. Of what it has no name for, a citation say, it means to keep everything, and writes so beside
 * the list of entities; but its serializer looks only at the kind of entity itself, and a family in Teams would see a `[1]` that
 * leads nowhere. (botframework-connector 4.23.3 on @azure/core-client; the same for every adapter of the process.)
 */
export function sendWholeEntities(): void {
  ConnectorMappers.Entity.type.additionalProperties = { type: { name: 'any' } };
}
