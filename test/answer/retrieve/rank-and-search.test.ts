import { describe, expect, it } from 'vitest';
import { rankCandidates } from '../../../answer/retrieve/rank.ts';
import { searchPart } from '../../../answer/retrieve/search.ts';
import { weighTerms } from '../../../answer/retrieve/weigh-terms.ts';
import { understand } from '../../../answer/understand/understand.ts';
import { withView } from '../../contract/with-store.ts';
import { recordOf, storeOf, type Written } from '../small-library.ts';
import { candidatesOf } from './candidates-of.ts';

const SENTENCE = '云麓小镇、星汉小镇加快成形。今年,建成杏坞、桃溪两个青年公寓。';
const DISTRICT: Written = { title: '2024年濂溪区政府工作报告', text: `各位代表:现在报告工作。${SENTENCE}` };
const CITY: Written = { title: '2025年九江市政府工作报告', text: `各位代表:现在报告工作。${SENTENCE}` };

async function bestTitle(question: string): Promise<string | undefined> {
  const [part] = understand({ question }).parts;
  const terms = await withView(storeOf([DISTRICT, CITY]), async (view) =>
    weighTerms(view, part!, await view.coverage()),
  );
  const candidates = [...(await candidatesOf(DISTRICT)), ...(await candidatesOf(CITY))];
  return rankCandidates(part!, terms, candidates, new Set())[0]?.article.title;
}

describe('a place that is pointed at by its kind', () => {
  it('is no place of another kind, were its report newer', async () => {
    const asked = (kind: string) => `有云麓小镇、星汉小镇的那个${kind},建成的青年公寓有哪几个?`;
    expect(await bestTitle(asked('区'))).toBe(DISTRICT.title);
    expect(await bestTitle(asked('市'))).toBe(CITY.title);
    expect(await bestTitle(asked('地方'))).toBe(CITY.title);
  });
});

describe('an aim that is asked for', () => {
  const results = Array.from({ length: 60 }, (_, at): Written => ({
    title: `某地工业园第${at + 1}期简报`,
    text: `全年地区生产总值完成${300 + at}亿元，GDP增长3.${at}%，地区生产总值增速居前。`,
  }));
  const aim: Written = {
    title: '某地有个打算',
    text: '会议提出的主要预期目标是:地区生产总值增长6.2%左右。会上还部署了森林防火、春耕备耕等几件事。',
  };

  it('is found among any number of results, which say the words as often', async () => {
    const [part] = understand({ question: '今年GDP的增速目标定在几个点？' }).parts;
    await withView(storeOf([...results, aim]), async (view) => {
      const terms = await weighTerms(view, part!, await view.coverage());
      const found = await searchPart(view, part!, terms, {}, []);
      expect(found.length).toBeLessThan(results.length);
      expect(found.map(({ articleId }) => articleId)).toContain(recordOf(aim).article.id);
    });
  });
});
