import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import type { FigureInput } from '../../knowledge/figures/extract-figures.ts';
import { findConflicts } from '../../knowledge/figures/same-fact.ts';
import type { Observation } from '../../knowledge/observation.ts';

const XIANNING = { code: '421200', name: '咸宁市' };

/** A report of two parts, with a heading each, as ingest describes it. */
function report(review: string, plan: string): FigureInput {
  const text = `一、2021年工作回顾\n${review}\n二、2022年工作安排\n${plan}\n`;
  const cut = text.indexOf('二、');
  return {
    text,
    articleId: '00000000-0000-5000-8000-000000000000',
    sections: [
      { path: ['2021年工作回顾'], start: 0, end: cut },
      { path: ['2022年工作安排'], start: cut, end: text.length },
    ],
    title: '2022年咸宁市政府工作报告',
    titled: true,
    kind: 'work-report',
    reportYear: 2022,
    subjectRegions: [XIANNING],
    noise: [],
  };
}

function news(text: string, title = '园区动态'): FigureInput {
  const sections = [{ path: [], start: 0, end: text.length }];
  return {
    text,
    articleId: 'a',
    sections,
    title,
    titled: true,
    kind: 'news',
    reportYear: null,
    subjectRegions: [XIANNING],
    noise: [],
  };
}

const brief = ({ indicator, value, unit, status, period }: Observation): unknown[] => [
  indicator,
  `${value}${unit}`,
  status,
  period?.start ?? null,
  period?.end ?? null,
];

describe('a report', () => {
  const input = report(
    '地区生产总值增长9%。城镇新增就业3万人。预计全年税收收入60亿元;出口总额增长7%。',
    '地区生产总值增长8%左右。新建学校12所。去年底高新技术企业达到280家。',
  );
  const observations = extractFigures(input);

  it('tells results from expectations and targets by heading and cue', () => {
    expect(observations.map(brief)).toEqual([
      ['地区生产总值', '9%', 'achieved', '2021-01-01', '2021-12-31'],
      ['城镇新增就业', '3万人', 'achieved', '2021-01-01', '2021-12-31'],
      ['税收收入', '60亿元', 'estimated', '2021-01-01', '2021-12-31'],
      ['出口总额', '7%', 'estimated', '2021-01-01', '2021-12-31'],
      ['地区生产总值', '8%', 'target', '2022-01-01', '2022-12-31'],
      ['学校', '12所', 'target', '2022-01-01', '2022-12-31'],
      ['高新技术企业', '280家', 'achieved', '2021-12-31', '2021-12-31'],
    ]);
  });

  it('quotes exactly, and traces what stands outside the quote', () => {
    for (const { quote, start, end, trace } of observations) {
      expect(input.text.slice(start, end)).toBe(quote);
      for (const { from, start: first, end: last } of trace) {
        const isInQuote = first !== null && last !== null && start <= first && last <= end;
        expect(isInQuote).toBe(from === 'quote');
        expect(first === null).toBe(from === 'title' || from === 'report-year');
      }
    }
    const [first] = observations;
    const period = first?.trace.find(({ slot }) => slot === 'period');
    expect(period?.from).toBe('heading');
    expect(input.text.slice(period?.start ?? 0, period?.end ?? 0)).toBe('2021年工作回顾');
  });

  it('takes a bare growth of a report for year-on-year, and no other', () => {
    const [first] = observations;
    expect(first?.comparedWith).toBe('同比');
    const [growth] = extractFigures(report('利税总额比2016年增长40%。', ''));
    expect(growth?.comparedWith).toBe('2016年');
  });

  it('gives the article’s place to 全市 and the province to 全省', () => {
    const regions = extractFigures(report('全市粮食产量90万吨。', '')).map(({ region }) => region?.name);
    expect(regions).toEqual(['咸宁市']);
  });

  it('gives the same observations with the same ids every time', () => {
    expect(extractFigures(input)).toEqual(observations);
    expect(new Set(observations.map(({ id }) => id)).size).toBe(observations.length);
  });
});

describe('what is owned up to', () => {
  it('is a plain fact until the report turns to what will be done', () => {
    const input = report(
      '我们也清醒地认识到,发展还面临不少困难:民间投资下降4%。失业率仍达5.3%。对此,我们将认真解决。税收收入增长3%。',
      '',
    );
    expect(extractFigures(input).map(({ indicator, status }) => [indicator, status])).toEqual([
      ['民间投资', 'stated'],
      ['城镇调查失业率', 'stated'],
      ['税收收入', 'achieved'],
    ]);
  });

  it('is known by its heading, which is no promise to mend it', () => {
    const statusUnder = (heading: string): string | undefined => {
      const { text, ...rest } = report('', '');
      const body = `${heading}\n工业投资下降6%。\n`;
      const sections = [{ path: ['2021年工作回顾', heading], start: text.length, end: text.length + body.length }];
      return extractFigures({ ...rest, text: text + body, sections })[0]?.status;
    };
    expect(statusUnder('存在的主要问题')).toBe('stated');
    expect(statusUnder('补齐民生短板')).toBe('achieved');
  });
});

describe('a review', () => {
  const read = (review: string): unknown[][] => extractFigures(report(review, '')).map(brief);

  it('tells results where 将 moves a thing and a plan was outdone, but not what is to come', () => {
    expect(
      read('将12项审批事项划转到窗口。进出口总额高于年度目标;税收收入60亿元。新院区建成后床位将达到900张。'),
    ).toEqual([
      ['行政审批事项', '12项', 'achieved', '2021-01-01', '2021-12-31'],
      ['税收收入', '60亿元', 'achieved', '2021-01-01', '2021-12-31'],
      ['床位', '900张', 'target', '2021-01-01', '2021-12-31'],
    ]);
  });

  it('means its own year by «这一年», and no time by the age of things or by a record', () => {
    expect(read('这一年,发电量下降5%。改造2000年前的小区,新建管网30公里。净增企业24家、为近5年来最多。')).toEqual([
      ['发电量', '-5%', 'achieved', '2021-01-01', '2021-12-31'],
      ['管网', '30公里', 'achieved', '2021-01-01', '2021-12-31'],
      ['企业', '24家', 'achieved', '2021-01-01', '2021-12-31'],
    ]);
  });

  it('keeps its year where a sentence names a plan, a base or a time without dates', () => {
    expect(
      read(
        '完成“十四五”规划中期评估,评估项目12个。进口总额连续第3年超过9亿元。新建住房2套、任务量是前五年之和,改造小区9个。',
      ),
    ).toEqual([
      ['评估项目', '12个', 'achieved', '2021-01-01', '2021-12-31'],
      ['进口总额', '9亿元', 'achieved', '2021-01-01', '2021-12-31'],
      ['住房', '2套', 'achieved', '2021-01-01', '2021-12-31'],
      ['小区', '9个', 'achieved', '2021-01-01', '2021-12-31'],
    ]);
  });

  it('goes back to its year behind a paragraph on five years', () => {
    expect(read('五年来,我们新建学校12所。\n全市新建公园3个。')).toEqual([
      ['学校', '12所', 'achieved', '2017-01-01', '2021-12-31'],
      ['公园', '3个', 'achieved', '2021-01-01', '2021-12-31'],
    ]);
  });

  it('takes an estimate from the bracket behind a value', () => {
    expect(read('地区生产总值4800亿元左右(预计数,下同),增长6%。').map(([, value, status]) => [value, status])).toEqual([
      ['4800亿元', 'estimated'],
      ['6%', 'estimated'],
    ]);
  });

  it('gives a count to the city where a county only names one of the things counted', () => {
    const [figure] = extractFigures(report('通山丝绸交易中心等12个项目建成投用。', ''));
    expect([figure?.indicator, figure?.region?.name]).toEqual(['项目', '咸宁市']);
  });

  it('owns up to nothing under a heading that tells how troubles were met', () => {
    const input = report('建成项目12个。', '');
    const sections = input.sections.map((section, index) =>
      index === 0 ? { ...section, path: ['2021年工作回顾', '直面困难挑战,经济回升向好'] } : section,
    );
    expect(extractFigures({ ...input, sections }).map(({ status }) => status)).toEqual(['achieved']);
  });
});

describe('a standard', () => {
  it('is a plain fact in a plan, whoever may be granted it', () => {
    const [grant, done] = extractFigures(report('', '对新上规企业一次性给予15万元奖励。全年发放奖励8000万元。'));
    expect([grant?.value, grant?.status]).toEqual([15, 'stated']);
    expect([done?.value, done?.status]).toEqual([8000, 'target']);
  });
});

describe('a text without headings', () => {
  it('finds the turn to goals in its words', () => {
    const text = '过去一年,粮食产量达到70万吨。2023年的主要预期目标是:固定资产投资增长10%。';
    const observations = extractFigures({ ...report('', ''), text, sections: [], reportYear: 2023 });
    expect(observations.map(({ status }) => status)).toEqual(['achieved', 'target']);
  });
});

describe('news', () => {
  it('takes the year from the sentence before, and says so', () => {
    const [observation] = extractFigures(news('2023年,园区招商成绩突出。协议总投资额达30亿元。'));
    expect(observation?.period?.start).toBe('2023-01-01');
    expect(observation?.trace.find(({ slot }) => slot === 'period')?.from).toBe('context');
  });

  it('goes on counting what the sentence before counted, where the unit agrees', () => {
    const [first, second] = extractFigures(news('2019年科技型中小企业达3000家。到2022年底,全市已近8000家。'));
    expect(first === undefined ? null : brief(first)).toEqual([
      '科技型中小企业',
      '3000家',
      'achieved',
      '2019-01-01',
      '2019-12-31',
    ]);
    expect(second === undefined ? null : brief(second)).toEqual([
      '科技型中小企业',
      '8000家',
      'achieved',
      '2022-12-31',
      '2022-12-31',
    ]);
    const name = second?.trace.find(({ slot }) => slot === 'indicator');
    expect([name?.from, name?.start]).toEqual(['context', 5]);
    expect(second?.quote).toBe('到2022年底,全市已近8000家。');
  });

  it('guesses no name where the unit differs, a noun stands, or no time is named', () => {
    const after = (sentence: string): unknown[] =>
      extractFigures(news(`科技型中小企业约3000家。${sentence}`))
        .slice(1)
        .map(({ indicator }) => indicator);
    expect(after('到2022年底已达50亿元。')).toEqual([]);
    expect(after('到2022年底商场已近40家。')).toEqual(['商场']);
    expect(after('已近4000家。')).toEqual([]);
  });

  it('gives each of several places its own value, and none where no noun stands', () => {
    const read = (text: string): unknown[] =>
      extractFigures(news(text)).map(({ indicator, region, value }) => [indicator, region?.name, value]);
    expect(read('武汉、襄阳、宜昌三市工业投资分别增长4%、5%、6%。')).toEqual([
      ['工业投资', '武汉市', 4],
      ['工业投资', '襄阳市', 5],
      ['工业投资', '宜昌市', 6],
    ]);
    expect(read('工业投资快速增长,武汉市、襄阳市分别增长8%、9%。')).toEqual([
      ['工业投资', '武汉市', 8],
      ['工业投资', '襄阳市', 9],
    ]);
    expect(read('武汉市、襄阳市分别增长8%、9%。')).toEqual([]);
  });

  it('takes the year in which something was founded for no time of what is there', () => {
    const periods = (text: string): unknown[] => extractFigures(news(text)).map(({ period }) => period?.words ?? null);
    expect(periods('2019年创办的云湖园区发展迅速。入驻企业47家。')).toEqual([null]);
    expect(periods('云湖园区成立于2019年,入驻企业47家。')).toEqual([null]);
    expect(periods('2019年,园区入驻企业47家。')).toEqual(['2019年']);
    expect(periods('2019年成立的企业47家。')).toEqual(['2019年']);
  });

  it('leaves an untold year unknown', () => {
    const [observation] = extractFigures(news('园区已引进企业40家。'));
    expect(observation?.period).toBeNull();
    expect(observation?.status).toBe('achieved');
  });

  it('keeps one observation of a fact said twice, the exact one', () => {
    const observations = extractFigures(news('本次活动协议总投资额超50亿元。其中,协议总投资额达50.88亿元。'));
    expect(observations.map(({ value, bound }) => [value, bound])).toEqual([[50.88, 'exact']]);
  });

  it('keeps both of two values that cannot both hold, as a conflict', () => {
    const observations = extractFigures(news('2021年高新技术企业达300家。2021年高新技术企业为350家。'));
    expect(observations).toHaveLength(2);
    expect(findConflicts(observations).map(({ indicator }) => indicator)).toEqual(['高新技术企业']);
  });

  it('begins a quote after foreign matter and never reads it', () => {
    const advertising = '全场8折优惠3天';
    const text = `${advertising}粮食产量70万吨。`;
    const observations = extractFigures({ ...news(text), noise: [{ start: 0, end: advertising.length }] });
    expect(observations.map(({ quote }) => quote)).toEqual(['粮食产量70万吨。']);
  });
});
