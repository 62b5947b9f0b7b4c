import { describe, expect, test } from 'vitest';
import { buildRecord, describeArticle } from '../../ingest/build-record.ts';
import { entityNames } from '../../knowledge/entities/entity-names.ts';
import { homeOf } from '../../knowledge/entities/home-of.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import type { LearnedFact } from '../../knowledge/learned-fact.ts';

const WUHAN = { code: '420100', name: '武汉市' };
const HONGSHAN = { code: '420111', name: '洪山区' };
const XIANNING = { code: '421200', name: '咸宁市' };

function learn(title: string | null, text: string): readonly LearnedFact[] {
  const raw = { title, text, publishedOn: null, address: null, place: null };
  return buildRecord(describeArticle(raw, 'a.txt'), extractFigures).facts;
}

/** «实体 → 地区 (how)» */
function told(facts: readonly LearnedFact[]): string[] {
  return facts.map(({ entity, region, basis }) => `${entity} → ${region.name} (${basis})`);
}

describe('learned facts', () => {
  test.each([
    ['behind the name', '江花锂电有限公司位于咸宁市嘉鱼县，产品远销海外。', '江花锂电有限公司 → 嘉鱼县 (words)'],
    ['with its head office', '江花集团总部设在武汉，员工三千人。', '江花集团 → 武汉市 (words)'],
    ['before the name', '落户咸宁的江花锂电有限公司今年满产。', '江花锂电有限公司 → 咸宁市 (words)'],
    ['innermost of nested places', '江花医院坐落于湖北省武汉市洪山区，设床位八百张。', '江花医院 → 洪山区 (words)'],
  ])('are read where the words say so: %s', (_name, sentence, expected) => {
    expect(told(learn(null, sentence))).toEqual([expected]);
  });

  test.each(['江花锂电有限公司拟落户咸宁。', '力争江花锂电有限公司落户咸宁。', '江花锂电有限公司不在咸宁。'])(
    'are not read from what is planned, wished for or denied: %s',
    (sentence) => expect(learn(null, sentence)).toEqual([]),
  );

  test('follow from an article that is about one place alone', () => {
    const facts = learn('【咸宁招商】江花锂电扩产', '江花锂电有限公司新建三条生产线，年产值将达12亿元。');
    expect(told(facts)).toEqual(['江花锂电有限公司 → 咸宁市 (article)']);
  });

  test('carry the sentence that shows them, exactly as it stands in the article', () => {
    const text = '企业天天忙生产。江花锂电有限公司新建三条生产线。夜色渐深。';
    const [fact] = learn('【咸宁招商】江花锂电扩产', text);
    expect(fact?.quote).toBe('江花锂电有限公司新建三条生产线。');
    expect(text.slice(fact?.start, fact?.end)).toBe(fact?.quote);
  });

  test.each([
    ['an article whose place is unknown', null, '江花锂电有限公司新建三条生产线。'],
    ['a name with another place in it', '【咸宁招商】签约', '深圳江花锂电有限公司前来洽谈。'],
    ['a guest', '【咸宁招商】考察', '市领导考察江花锂电有限公司。'],
    ['a name of the whole country', '【咸宁招商】签约', '中国江花集团负责人致辞。'],
    ['words that name no one', '【咸宁招商】服务', '全市重点企业集团和各有限公司平稳运行，产业园满负荷。'],
  ])('do not follow from %s', (_name, title, text) => expect(learn(title, text)).toEqual([]));

  test('imply nothing of an entity whose home the words say', () => {
    const text = '江花锂电有限公司新建生产线。江花锂电有限公司总部位于武汉市。';
    expect(told(learn('【咸宁招商】江花锂电扩产', text))).toEqual(['江花锂电有限公司 → 武汉市 (words)']);
  });

  test('have ids that stay with the article and change with the place', () => {
    const once = learn(null, '江花集团总部设在武汉。');
    expect(learn(null, '江花集团总部设在武汉。')).toEqual(once);
    expect(learn(null, '江花集团总部设在咸宁。')[0]?.id).not.toBe(once[0]?.id);
  });
});

describe('names of an entity', () => {
  test.each([
    ['湖北江花动力有限公司', ['湖北江花动力有限公司', '湖北江花动力', '江花动力', '江花']],
    ['江花（武汉）新材料有限公司', ['江花(武汉)新材料有限公司', '江花新材料有限公司', '江花新材料', '江花']],
    ['咸宁机场', ['咸宁机场']],
    ['“临江”产业园', ['临江产业园']],
  ])('of %s', (words, names) => expect(entityNames(words)).toEqual(names));

  test('are none where a place is all that is left', () => expect(entityNames('武汉')).toEqual([]));
});

describe('the home of an entity', () => {
  const fact = (region: LearnedFact['region'], basis: LearnedFact['basis'] = 'article'): LearnedFact => ({
    id: region.code + basis,
    articleId: 'a',
    entity: '江花',
    names: ['江花'],
    kind: 'company',
    region,
    basis,
    quote: '江花',
    start: 0,
    end: 2,
  });

  test('is unknown where nothing was learned', () => expect(homeOf([])).toEqual({ kind: 'unknown' }));

  test('is the innermost of places that lie in each other', () => {
    const inner = fact(HONGSHAN);
    expect(homeOf([fact(WUHAN), inner])).toEqual({ kind: 'known', region: HONGSHAN, facts: [inner] });
  });

  test('is said to be ambiguous where places lie beside each other', () =>
    expect(homeOf([fact(XIANNING), fact(WUHAN)])).toEqual({ kind: 'ambiguous', regions: [WUHAN, XIANNING] }));

  test('is what words say, whatever articles imply', () => {
    const said = fact(XIANNING, 'words');
    expect(homeOf([fact(WUHAN), said])).toEqual({ kind: 'known', region: XIANNING, facts: [said] });
  });
});
