/**
 * How the indicators are written down: a row gives the canonical name, then what else it is called.
 * Order within a row does not matter for matching: the longest printed name wins. An indented line goes on with the row above.
 */

export type Row = readonly [canonical: string, ...aliases: string[]];

/** «名称 = 别名 | 别名»; lines of # are headings. */
export function readRows(table: string): readonly Row[] {
  return table
    .replaceAll(/\n {2}/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): Row => {
      const [canonical = '', aliases = ''] = line.split(' = ');
      return [canonical.trim(), ...aliases.split('|').flatMap((alias) => (alias.trim() === '' ? [] : [alias.trim()]))];
    });
}
