/** A gate in front of a server on this machine: shut it, and the server is away for whoever comes through it. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Gate {
  readonly url: string;
  /** Cuts every connection and refuses new ones. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function createGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let ownPort = 0;

  function pass(inside: Socket): void {
    const outside = connect(Number(port), hostname);
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true).pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  async function open(): Promise<void> {
    const opened = createServer(pass);
    await new Promise<void>((resolve) => opened.listen(ownPort, '127.0.0.1', resolve));
    ownPort = (opened.address() as AddressInfo).port;
    server = opened;
  }

  await open();
  return {
    url: `http://127.0.0.1:${ownPort}`,
    open,
    async shut() {
      const closing = new Promise((resolve) => server!.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closing;
    },
  };
}
