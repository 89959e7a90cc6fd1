import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a PostgreSQL server that can break as networks do. */
export interface Line {
  readonly port: number;
  /** Connections that there are stay open, and nothing comes through any more; new ones work. */
  silence(): void;
  /** The next commit reaches the server, and its answer never comes back. */
  cutAtCommit(): void;
  close(): Promise<void>;
}

/** Starts a line to the server on this port of the loopback address. */
export async function startLine(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  let cutting = false;

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.on('data', (data) => {
      if (!cutting || !data.includes('commit\0')) return;
      cutting = false;
      // The server's answer tells that it has committed; the client only hears that the line is gone.
      far.unpipe().once('data', () => near.resetAndDestroy());
      far.resume();
    });
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => [near, far].map((one) => one.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      for (const end of ends) end.unpipe().resume();
    },
    cutAtCommit() {
      cutting = true;
    },
    close() {
      for (const end of ends) end.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
