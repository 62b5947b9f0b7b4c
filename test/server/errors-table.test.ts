import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS, JushiError } from '../../knowledge/errors.ts';
import type { ErrorCode } from '../../knowledge/errors.ts';
import { asJushiError, errorBody } from '../../server/error-replies.ts';

const documented = readFileSync('docs/errors.md', 'utf8')
  .split('\n')
  .map((line) => /^\| `([a-z-]+)` \| (\d+) \| (.+?) \| (.+) \|$/.exec(line))
  .filter((row) => row !== null)
  .map(([, code, status, words]) => [code, { status: Number(status), words }]);

describe('the table of errors', () => {
  it('is documented line by line in docs/errors.md', () => {
    expect(Object.fromEntries(documented)).toEqual(ERRORS);
    expect(documented).toHaveLength(Object.keys(ERRORS).length);
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])(
    'gives «%s» words in Chinese and a status that fits its class',
    (code) => {
      expect(ERRORS[code].words).toMatch(/^[^a-z]*[\u4e00-\u9fff].*。$/);
      expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
      expect(ERRORS[code].status).toBeLessThan(600);
      expect(errorBody(new JushiError(code))).toEqual({ error: { code, message: ERRORS[code].words } });
    },
  );

  it.each([
    [new TypeError('secret')],
    ['secret'],
    [null],
    [undefined],
    [{ statusCode: 500, message: 'secret' }],
    [new JushiError('internal', 'secret')],
    [Object.assign(new Error('secret'), { statusCode: 418 })],
  ])('says nothing of %s', (thrown) => {
    expect(JSON.stringify(errorBody(asJushiError(thrown)))).not.toContain('secret');
  });
});
