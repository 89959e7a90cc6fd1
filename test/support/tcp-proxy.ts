import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network that a test can break: everything goes through it byte by byte, until it is told otherwise. */
export interface TcpProxy {
  /** Where to go instead of the target. */
  readonly url: string;
  /** Resets every connection there is; new ones get through. */
  cut(): void;
  /** Every connection there is stays, and nothing comes through it any more, either way; new ones get through. */
  silence(): void;
  /** For so long nothing comes through, either way, on connections old and new; then all of it. */
  delay(ms: number): void;
  /** Bytes that came through so far, both ways together. */
  readonly bytes: number;
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
  let bytes = 0;
  let heldUntil = 0;
  const server = createServer((near) => {
    const pair = [near, connect(Number(port), hostname)] as const;
    pairs.add(pair);
    if (Date.now() < heldUntil) for (const end of pair) hold(end, heldUntil);
    for (const end of pair) end.on('data', (data) => (bytes += data.length));
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
    get bytes() {
      return bytes;
    },
    silence: () => mute(pairs),
    silenceSockets: () => mute(sockets),
    delay(ms) {
      heldUntil = Date.now() + ms;
      for (const ends of pairs) for (const end of ends) hold(end, heldUntil);
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What comes is read, and thrown away. */
function mute(pairs: Iterable<Pair>): void {
  for (const ends of pairs) for (const end of ends) end.unpipe().resume();
}

/** What comes waits. Nothing in here is lost: the other side is pushed back. */
function hold(end: Socket, until: number): void {
  end.cork();
  setTimeout(() => end.uncork(), until - Date.now());
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
