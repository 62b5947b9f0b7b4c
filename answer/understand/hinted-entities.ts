/** The entities by which a question points at a place without naming it («X所在地», «X落户的那个区», «有X的那个县»), and what kind of place. */

const PLACE = '区|市|县|州|地方|城市|地区|园区';
const HINT = new RegExp(
  `(?<at>[^，,。？?！!；;]{2,30}?)(?:总部)?(?:所在地|(?:所在|落户|坐落|扎根)的?(?:那个?|这个?|该)?(?<of>${PLACE}))` +
    `|(?:有|建了?)(?<having>[^，,。？?！!；;]{2,30}?)的(?:那个?|这个?)(?<one>${PLACE})`,
  'gu',
);
/** How the names of such places end. */
const ENDINGS: Readonly<Record<string, RegExp>> = { 区: /区$/u, 市: /市$/u, 城市: /市$/u, 县: /[县旗]$/u, 州: /州$/u };
const BETWEEN = /、|和|与|跟|及|还有/u;
/** What may stand before the first name. */
const BEFORE = /^.*(?:请问|想问|问一下|知道|看看|关于|位于|[在以，, ])/u;

/** @returns as typed, in order, each once; empty where no place is pointed at so */
export function hintedEntities(question: string): string[] {
  const names = [...question.matchAll(HINT)].flatMap(({ groups }) =>
    (groups?.['at'] ?? groups?.['having'] ?? '')
      .replace(BEFORE, '')
      .split(BETWEEN)
      .map((name) => name.trim().replace(/的$/u, '')),
  );
  return [...new Set(names.filter((name) => name.length >= 2))];
}

/** What the name of a place ends with that is pointed at as «那个区»; null where none is, or its kind is left open. */
export function hintedKind(question: string): RegExp | null {
  for (const { groups } of question.matchAll(HINT)) {
    const ending = ENDINGS[groups?.['of'] ?? groups?.['one'] ?? ''];
    if (ending !== undefined) return ending;
  }
  return null;
}
