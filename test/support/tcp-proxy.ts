import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network that a test can break: everything goes through it byte by byte, until it is told otherwise. */
export interface TcpProxy {
  /** Where to go instead of the target. */
  readonly url: string;
  /** Resets every connection there is; new ones get through. */
  cut(): void;
  /** WebSockets stay, and nothing comes through them any more, either way; plain requests and new ones get through. */
  silenceSockets(): void;
  close(): Promise<void>;
}

type Pair = readonly [Socket, Socket];

/** Starts a proxy in front of `target`, an `http://host:port`. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  const sockets = new Set<Pair>();
  const server = createServer((near) => {
    const pair = [near, connect(Number(port), hostname)] as const;
    pairs.add(pair);
    near.on('data', (data) => /^upgrade: websocket/im.test(data.toString('latin1')) && sockets.add(pair));
    join(pair, () => pairs.delete(pair) && sockets.delete(pair));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function cut(): void {
    for (const ends of pairs) for (const end of ends) end.resetAndDestroy();
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    silenceSockets() {
      for (const ends of sockets) for (const end of ends) end.unpipe().resume();
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join([near, far]: Pair, gone: () => void): void {
  near.pipe(far).pipe(near);
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const) {
    end.on('error', () => other.destroy());
    end.on('close', () => {
      other.destroy();
      gone();
    });
  }
}
