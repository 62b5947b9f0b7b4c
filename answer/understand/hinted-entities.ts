/** The entities by which a question points at a place without naming it: «X所在地», «X落户的那个区», «有X的那个县». */

const PLACE = '(?:区|市|县|州|地方|城市|地区|园区)';
const HINT = new RegExp(
  `(?<at>[^，,。？?！!；;]{2,30}?)(?:总部)?(?:所在地|(?:所在|落户|坐落|扎根)的?(?:那个?|这个?|该)?${PLACE})` +
    `|(?:有|建了?)(?<having>[^，,。？?！!；;]{2,30}?)的(?:那个?|这个?)${PLACE}`,
  'gu',
);
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
