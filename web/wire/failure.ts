/** What can go wrong between the page and the server, as codes the page has words for. */

export type FailureCode = 'server-away' | 'connection-lost' | 'refused-by-server' | 'key-needed' | 'unreadable';

/** `message` is the server's own words where it gave some; null where the page has to find them. */
export class WireFailure extends Error {
  readonly code: FailureCode;
  readonly serverWords: string | null;
  readonly status: number | null;

  constructor(code: FailureCode, serverWords: string | null = null, status: number | null = null) {
    super(serverWords ?? code);
    this.name = 'WireFailure';
    this.code = code;
    this.serverWords = serverWords;
    this.status = status;
  }
}
