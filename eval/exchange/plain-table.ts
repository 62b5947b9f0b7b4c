/**
 * The plainest set: a table of question and answer, as people keep them in a spreadsheet. In an answer «；» or a line
 * end parts what must all be said, «|» parts different ways to say it: «8.5%|百分之八点五；第一».
 */
import { caseOfReference, idByPlace, isRefusalWord } from './imported-case.ts';
import type { Imported } from './imported-case.ts';

const COLUMNS: Readonly<Record<string, RegExp>> = {
  question: /^(?:问题|提问|问|题目|question|q|query|prompt)$/i,
  answer: /^(?:答案|标准答案|参考答案|期望答案|回答|答|answer|a|expected|reference)$/i,
  id: /^(?:编号|序号|id)$/i,
  category: /^(?:类别|分类|类型|category)$/i,
  asker: /^(?:提问者|角色|asker)$/i,
  article: /^(?:文章|标题|出处|来源|article|title)$/i,
  quote: /^(?:原文|依据|引文|quote|evidence)$/i,
  forbidden: /^(?:不应出现|不该出现|禁止|must_not_include)$/i,
  notes: /^(?:备注|说明|notes?)$/i,
};
const LONGEST_POINT = 40;

/** @returns for each known column its place; without a header the first two columns are question and answer */
function columnsOf(first: readonly string[]): { places: Map<string, number>; hasHeader: boolean } {
  const places = new Map<string, number>();
  for (const [name, pattern] of Object.entries(COLUMNS)) {
    const place = first.findIndex((cell) => pattern.test(cell.trim()));
    if (place !== -1) places.set(name, place);
  }
  if (places.has('question')) return { places, hasHeader: true };
  return {
    places: new Map([
      ['question', 0],
      ['answer', 1],
    ]),
    hasHeader: false,
  };
}

function groupsOf(answer: string): string[][] {
  return answer
    .split(/[；;\n]+/)
    .map((point) =>
      point
        .split('|')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .filter((group) => group.length > 0);
}

export function importPlainTable(rows: readonly (readonly string[])[]): { line: number; imported: Imported }[] {
  const { places, hasHeader } = columnsOf(rows[0] ?? []);
  return rows.slice(hasHeader ? 1 : 0).map((row, index) => {
    const line = index + (hasHeader ? 2 : 1);
    const cell = (name: string): string => (row[places.get(name) ?? -1] ?? '').trim();
    const id = cell('id') || idByPlace(line);
    const answer = cell('answer');
    const groups = groupsOf(answer);
    const isList = groups.length > 0 && groups.every((group) => group.every((each) => each.length <= LONGEST_POINT));
    const read: Imported =
      isList && !isRefusalWord(answer)
        ? { value: { id, question: cell('question'), must_include: groups }, warnings: [] }
        : caseOfReference(id, cell('question'), answer);
    const evidence =
      cell('article') !== '' && cell('quote') !== '' ? [{ article: cell('article'), quote: cell('quote') }] : [];
    const forbidden = cell('forbidden')
      .split(/[；;|\n]+/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const value = {
      ...read.value,
      ...(evidence.length > 0 ? { evidence } : {}),
      ...(forbidden.length > 0 ? { must_not_include: forbidden } : {}),
      ...(cell('category') === '' ? {} : { category: cell('category') }),
      ...(cell('asker') === '' ? {} : { asker: cell('asker') }),
      ...(cell('notes') === '' ? {} : { notes: cell('notes') }),
    };
    return { line, imported: { value, warnings: read.warnings } };
  });
}
