/**
 * Decodes `text/event-stream` bytes into data payloads (WHATWG HTML, section 9.2.6).
 * Survives any cut: inside a 3-byte character, between CR and LF, inside a field name.
 * Called by the event-stream transport.
 */

export interface EventDecoder {
  /** @returns the payloads completed by these bytes, in order; often none */
  push(bytes: Uint8Array): string[];
}

/** Comments, `event:`, `id:` and `retry:` are read over: the payload itself says what it is. */
export function createEventDecoder(): EventDecoder {
  const decoder = new TextDecoder();
  let rest = '';
  let endedWithCarriageReturn = false;
  let data: string[] = [];

  function takeLine(line: string, payloads: string[]): void {
    if (line === '') {
      if (data.length > 0) payloads.push(data.join('\n'));
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
  }

  return {
    push(bytes) {
      let text = decoder.decode(bytes, { stream: true });
      if (endedWithCarriageReturn && text.startsWith('\n')) text = text.slice(1);
      if (text !== '') endedWithCarriageReturn = text.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      const payloads: string[] = [];
      for (const line of lines) takeLine(line, payloads);
      return payloads;
    },
  };
}
