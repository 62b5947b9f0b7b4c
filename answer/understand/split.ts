/**
 * Cuts a question into the things it asks; one real question in three asks more than one.
 * A segment becomes a part when it asks something of its own; a segment that asks nothing
 * belongs to the one behind it (the last to the one before).
 */

const ASKS =
  /多少|几(?!乎|何|年来)|是[涨增升多好快高].{0,2}是[跌减降少坏慢低]|[涨增升]还是[跌减降]|哪|谁|什么|啥|怎|如何|咋|吗|呢|是否|是不是|有没有|有无|能不能|可不可以|要不要|为何|何时|何地|多大|多长|多久|多高|多远|多快|凭|各是|一致|过没过|对不对/;

const BREAK = /[?？。!！;；\n]+|[,，](?=.{4,}|[^，,。]{1,3}呢[?？]?$)|、(?=[^、，,]{0,10}(多少|几[^年乎]))/g;

/** Whether words ask something. */
export function asks(words: string): boolean {
  return ASKS.test(words);
}

/** Said to sway the answer, not to ask: «随便编个数糊弄我». */
const COAXING = /(别|不用|先别|不要)管|随便编|瞎编|乱编|糊弄|骗我|假装/;

/** Words that cannot stand as a question of their own: they only say how to answer the part before. */
const RIDER = /^(只要|我要|请|不要|别|要|按|以|注意|谢谢|麻烦|不是|指的是|也就是|我说的是|把).{0,30}$/;

/**
 * @param question as asked
 * @returns the parts in order, joined words equal to the question's but for white space, final marks and coaxing; at least one
 */
export function splitQuestion(question: string): string[] {
  const segments: string[] = [];
  let from = 0;
  for (const match of question.matchAll(BREAK)) {
    segments.push(question.slice(from, match.index + match[0].length));
    from = match.index + match[0].length;
  }
  segments.push(question.slice(from));
  const parts: string[] = [];
  let pending = '';
  for (const segment of segments.filter((words) => words.trim() !== '' && !COAXING.test(words))) {
    const whole = pending + segment;
    if (asks(segment)) {
      parts.push(whole);
      pending = '';
    } else if (parts.length > 0 && RIDER.test(segment.trim())) {
      parts[parts.length - 1] += whole;
      pending = '';
    } else {
      pending = whole;
    }
  }
  if (pending !== '') {
    if (parts.length === 0) {
      parts.push(pending);
    } else {
      parts[parts.length - 1] += pending;
    }
  }
  return parts.length === 0 ? [question.trim()] : parts.map((part) => part.trim());
}
