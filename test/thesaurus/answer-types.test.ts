import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTypeOf } from '../../knowledge/language/thesaurus/answer-types.ts';
import type { AnswerType } from '../../knowledge/language/thesaurus/answer-types.ts';

type Case = readonly [question: string, type: AnswerType | null, unit: string | null];

const CASES: readonly Case[] = [
  // money
  ['这条隧道总共花了多少钱?', 'money', '元'],
  ['新厂砸了几个亿?', 'money', '元'],
  ['去年全县GDP干到多少?', 'money', '元'],
  ['一般公共预算收入是多少?', 'money', '元'],
  ['河西新城总投资多少?', 'money', '元'],
  ['实际利用外资多少美元?', 'money', '美元'],
  ['最低工资几多钱一个月?', 'money', '元'],
  ['引才最高能补多少?', 'money', '元'],
  ['社零总额做到多少亿元?', 'money', '元'],
  ['卖地进账多少亿?', 'money', '元'],
  ['廠房租金多少?', 'money', '元'],
  ['出口额是多少万美元?', 'money', '美元'],
  ['民生支出花了多少亿元?', 'money', '元'],
  ['今年的签约额有多大?', 'money', '元'],
  ['一间厂房给多少补贴?', 'money', '元'],
  ['全年招商引资多少?', 'money', '元'],
  // percent
  ['税收里房地产占多大比重?', 'percent', '%'],
  ['经济增速是多少?', 'percent', '%'],
  ['工业增加值涨了百分之几?', 'percent', '%'],
  ['投资涨了几个点?', 'percent', '个百分点'],
  ['比全省高多少个百分点?', 'percent', '个百分点'],
  ['税收占比多少?', 'percent', '%'],
  ['出口同比增长了多少?', 'percent', '%'],
  ['森林覆盖率达到多少?', 'percent', '%'],
  ['城镇化率有多高?', 'percent', '%'],
  ['服务业占全市经济多少?', 'percent', '%'],
  ['进出口下降多少?', 'percent', '%'],
  ['居民收入年均增长多少?', 'percent', '%'],
  ['项目开工率多少?', 'percent', '%'],
  // quantity
  ['园区里引来几家企业?', 'quantity', '家'],
  ['新增多少学位?', 'quantity', '个'],
  ['修了多少公里路?', 'quantity', '公里'],
  ['占地几亩?', 'quantity', '亩'],
  ['建筑面积多少平?', 'quantity', '平方米'],
  ['粮食打了多少亿斤?', 'quantity', '斤'],
  ['机场一年送走多少万人次?', 'quantity', '人次'],
  ['带动多少人就业?', 'quantity', '人'],
  ['新开多少企业?', 'quantity', '家'],
  ['高企有几多家?', 'quantity', '家'],
  ['改造了多少个老小区?', 'quantity', '个'],
  ['棚改了多少套房子?', 'quantity', '套'],
  ['一期工程面积多大?', 'quantity', null],
  ['大桥全长多长?', 'quantity', null],
  ['工期要多久?', 'quantity', null],
  ['进出口排第几?', 'quantity', '位'],
  ['这是第几届展会?', 'quantity', '届'],
  ['审批要几个工作日?', 'quantity', '工作日'],
  ['小孩满几岁能进园?', 'quantity', '岁'],
  ['新添多少床位?', 'quantity', '张'],
  ['年产电池多少吨?', 'quantity', '吨'],
  ['充电桩装了多少?', 'quantity', null],
  ['空气好的日子有多少天?', 'quantity', '天'],
  ['产量是上年的几倍?', 'quantity', '倍'],
  ['院士请来几位?', 'quantity', '人'],
  ['建成多少座公厕?', 'quantity', '座'],
  // person and organisation
  ['这份报告是谁作的?', 'person', null],
  ['哪位领导到场致辞?', 'person', null],
  ['带队的是什么人?', 'person', null],
  ['董事长叫什么?', 'person', null],
  ['哪个院士来讲过课?', 'person', null],
  ['哪家公司建的码头?', 'organisation', null],
  ['招商归谁管?', 'organisation', null],
  ['活动由谁主办?', 'organisation', null],
  ['哪个部门发证?', 'organisation', null],
  ['跟哪所大学合作?', 'organisation', null],
  ['哪家最先投产?', 'organisation', null],
  ['甲方是什么公司?', 'organisation', null],
  ['哪个单位牵头?', 'organisation', null],
  // place
  ['新机场建在哪里?', 'place', null],
  ['这家药企落户哪个园区?', 'place', null],
  ['推介会在哪座城市开的?', 'place', null],
  ['标准厂房在哪儿?', 'place', null],
  ['总部搬到什么地方?', 'place', null],
  ['项目位于何处?', 'place', null],
  ['哪个区的外贸最强?', 'place', null],
  ['展馆开在啥地方?', 'place', null],
  ['老板们从哪来?', 'place', null],
  ['总部设在什么城市?', 'place', null],
  // date
  ['环线哪年通车?', 'date', null],
  ['开工仪式是几号?', 'date', null],
  ['什么时候能投产?', 'date', null],
  ['协议哪天签的?', 'date', null],
  ['新政从何时起执行?', 'date', null],
  ['二期工程么时候动工?', 'date', null],
  ['哪一年脱贫摘帽?', 'date', null],
  ['厂子几月份搬?', 'date', null],
  // list
  ['主导产业有哪些?', 'list', null],
  ['哪几个镇受表彰?', 'list', '个'],
  ['哪三家企业上市了?', 'list', '家'],
  ['两个区分别增长多少?', 'list', '%'],
  ['甲、乙两厂分别投了多少亿元?', 'list', '元'],
  ['园区都有什么产业?', 'list', null],
  ['厂里生产什么?', 'list', null],
  ['请列出十件实事', 'list', null],
  ['来投资有什么优惠?', 'list', null],
  ['报名要准备什么材料?', 'list', null],
  ['申请要符合啥条件?', 'list', null],
  // method
  ['营业执照怎么办?', 'method', null],
  ['河水如何变清的?', 'method', null],
  ['靠什么留住人才?', 'method', null],
  ['用了什么办法治堵?', 'method', null],
  ['咋申请创业贷款?', 'method', null],
  ['采取了啥措施?', 'method', null],
  ['怎样才能落户?', 'method', null],
  // definition, reason, name
  ['“标准地”是什么意思?', 'definition', null],
  ['什么叫飞地经济?', 'definition', null],
  ['一网通办指的是什么?', 'definition', null],
  ['何谓链长制?', 'definition', null],
  ['啥是容缺受理?', 'definition', null],
  ['飞地经济是什么?', 'definition', null],
  ['为什么外贸往下掉?', 'reason', null],
  ['化工厂为啥搬走?', 'reason', null],
  ['税收减少是什么原因?', 'reason', null],
  ['新开的港区叫什么名字?', 'name', null],
  ['去年得了什么称号?', 'name', null],
  ['公司全称是什么?', 'name', null],
  ['房租补贴的标准是什么?', 'name', null],
  ['厂里主要产品是啥?', 'name', null],
  ['拿了什么奖?', 'name', null],
  // yes or no
  ['老小区装不装电梯有没有补贴?', 'yes-no', null],
  ['地铁通到机场了吗?', 'yes-no', null],
  ['是不是头一回办车展?', 'yes-no', null],
  ['三期是否投产?', 'yes-no', null],
  ['外地户口能不能上学?', 'yes-no', null],
  ['厂房建好没有?', 'yes-no', null],
  // a stronger asking word beside a weaker one
  ['为什么只有几家企业投产?', 'reason', null],
  ['能说说新区有多少家企业吗?', 'quantity', '家'],
  ['请问新机场在哪里吗?', 'place', null],
  ['哪一年增速最快?', 'date', null],
  // nothing told, and words that only look like asking
  ['介绍一下老城改造', null, null],
  ['近几年的招商情况', null, null],
  ['经济搞得怎么样?', null, null],
];

describe('answer types', () => {
  it('holds at least a hundred different questions', () => {
    expect(new Set(CASES.map(([question]) => question)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(100);
  });

  it.each(CASES)('reads «%s» as %s in %s', (question, type, unit) => {
    const reading = answerTypeOf(question);
    expect({ type: reading.type, unit: reading.unit }).toEqual({ type, unit });
    expect(reading.words.length > 0).toBe(type !== null);
  });

  it('gives the spans of the telling words in the question as typed', () => {
    const question = '  請問 ２０２１年 ＧＤＰ 是 多 少 億 元 ？';
    const [words] = answerTypeOf(question).words;
    expect(question.slice(words?.start, words?.end)).toBe('多 少 億 元');
  });

  it('never asks for money where a measure follows the number', () => {
    for (const unit of ['斤', '吨', '平方米', '人次', '千瓦时', '件', '套']) {
      expect(answerTypeOf(`全年达到多少亿${unit}?`)).toMatchObject({ type: 'quantity', unit });
    }
  });

  it('gives ordered spans inside any text, and none exactly where the type is unknown', () => {
    const piece = fc.constantFrom(
      '多少',
      '几',
      '家',
      '亿',
      '哪',
      '谁',
      '什么',
      '吗',
      '?',
      '𠮷',
      ' ',
      '2021年',
      'GDP',
      '%',
      '分别',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (pieces) => {
        const question = pieces.join('');
        const { type, unit, words } = answerTypeOf(question);
        expect(words.length === 0).toBe(type === null);
        expect(type === null && unit !== null).toBe(false);
        let last = 0;
        for (const { start, end } of words) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(question.length);
          last = start;
        }
      }),
    );
  });
});
