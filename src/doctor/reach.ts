/** Asks an address on the network, and resolves with the status that came back. */
export type Reach = (url: string) => Promise<number>;
