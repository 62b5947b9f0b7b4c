import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildThesaurus } from '../../knowledge/language/thesaurus/build-thesaurus.ts';
import { expandTerm, findThesaurusPatterns, findThesaurusTerms } from '../../knowledge/language/thesaurus/index.ts';
import { parseThesaurusFile } from '../../knowledge/language/thesaurus/parse-groups.ts';
import { parsePatterns } from '../../knowledge/language/thesaurus/patterns.ts';

const build = (content: string) => buildThesaurus([parseThesaurusFile(content, 'own.txt')]);

/** Everyday word → an official word that must be among its synonyms. */
const BRIDGES: readonly (readonly [string, string])[] = [
  ['砸了多少钱', '投资'],
  ['涨了几个点', '增长'],
  ['砍到', '压减'],
  ['干到', '达到'],
  ['盘子', '总量'],
  ['拉来', '引进'],
  ['签下', '签约'],
  ['打算', '计划'],
  ['开张', '开业'],
  ['破土', '开工建设'],
  ['弄好', '建成'],
  ['进账', '收入'],
  ['花销', '支出'],
  ['拿地', '供地'],
  ['跑腿', '代办'],
  ['办执照', '企业开办'],
  ['找工作', '就业'],
  ['拆迁', '征收'],
  ['开刀', '手术'],
  ['看病', '就医'],
  ['飞机场', '机场'],
  ['接送旅客', '旅客吞吐量'],
  ['地铁', '轨道交通'],
  ['堵车', '拥堵'],
  ['蓝天', '空气质量优良'],
  ['种树', '造林'],
  ['菜市场', '农贸市场'],
  ['拿奖', '荣获'],
  ['谁作的', '作报告'],
  ['头一回', '首次'],
  ['牵手', '合作'],
  ['几多', '多少'],
  ['发改委', '发展和改革委员会'],
  ['经开区', '经济技术开发区'],
  ['AI', '人工智能'],
  ['IPO', '上市'],
  ['R&D', '研发'],
  ['ＧＤＰ', '地区生产总值'],
  ['高企', '高新技术企业'],
  ['社零', '社会消费品零售总额'],
  ['固投', '固定资产投资'],
  ['老赖', '失信被执行人'],
  ['養老院', '养老机构'],
  ['公租房', '公共租赁住房'],
  ['棚改', '棚户区改造'],
  ['单子', '订单'],
  ['财神爷', '投资方'],
  ['半拉子工程', '停建缓建'],
  ['老厂房', '低效用地'],
  ['国字号小巨人', '专精特新“小巨人”企业'],
  ['战新', '战略性新兴产业'],
  ['红包', '奖补资金'],
  ['稳企政策', '惠企政策'],
  ['免审即享', '直达快享'],
  ['跑断腿', '最多跑一次'],
  ['要等几天', '办理时限'],
  ['领办代办', '帮办代办'],
  ['凭税贷款', '银税互动'],
  ['烂尾房', '保交楼'],
  ['爬楼难', '加装电梯'],
  ['房票', '房票安置'],
  ['托老所', '日间照料中心'],
  ['长护险', '长期护理保险'],
  ['外地刷医保', '异地就医直接结算'],
  ['免税商店', '免税店'],
  ['十五分钟便民', '一刻钟便民生活圈'],
  ['外贸新三样', '新三样'],
  ['老外游客', '入境游客'],
  ['多收多少学生', '新增学位'],
  ['家门口看病', '分级诊疗'],
  ['蓝天率', '空气质量优良天数比例'],
  ['细颗粒物浓度', 'pm2.5平均浓度'],
  ['抽蓄', '抽水蓄能电站'],
  ['给车充电', '充电桩'],
  ['飞机运货', '货邮吞吐量'],
  ['断供', '产业链供应链'],
  ['亩产千斤', '吨粮田'],
  ['洋芋', '马铃薯'],
  ['村里厕所', '农村户厕'],
  ['智转数改', '智改数转'],
];

describe('expanding a term', () => {
  it.each(BRIDGES)('finds for «%s» the official «%s»', (everyday, official) => {
    expect(expandTerm(everyday).map(({ term }) => term)).toContain(official);
  });

  it('gives nothing for a word it does not know', () => {
    expect(expandTerm('量子纠缠态')).toEqual([]);
    expect(expandTerm('')).toEqual([]);
  });

  it('leads from the everyday word to the official one, not back', () => {
    expect(expandTerm('菜市场').map(({ term }) => term)).toContain('农贸市场');
    expect(expandTerm('农贸市场').map(({ term }) => term)).not.toContain('菜市场');
  });

  it('takes abbreviation and full name for each other with full weight', () => {
    expect(expandTerm('发展和改革委员会')).toContainEqual({ term: '发改委', weight: 1 });
    expect(expandTerm('发改委')).toContainEqual({ term: '发展和改革委员会', weight: 1 });
  });
});

describe('building a thesaurus', () => {
  it('follows the other names of an official word one step, and only one', () => {
    const own = build('地下铁 | 地铁 0.8\n= 地铁, 轨道交通\n轨道交通 | 交通 0.5');
    expect(own.expand('地下铁')).toEqual([
      { term: '地铁', weight: 0.8 },
      { term: '轨道交通', weight: 0.72 },
    ]);
  });

  it('keeps the higher weight of a pair that two lines give', () => {
    expect(build('甲 | 乙 0.5\n~ 甲, 乙').expand('甲')).toEqual([{ term: '乙', weight: 0.8 }]);
  });

  it('finds the longest term first and never overlapping ones', () => {
    const own = build('招商 | 引资 1\n招商引资 | 招引 1\n引资 | 引进 1');
    expect(own.find('今年招商引资额').map(({ start, end, words }) => [start, end, words])).toEqual([
      [2, 6, '招商引资'],
    ]);
  });

  it('leaves alone what a guard covers', () => {
    const own = build('上学 | 入学 1\n! 晚上学习');
    expect(own.find('晚上学习')).toEqual([]);
    expect(own.find('娃上学').map(({ words }) => words)).toEqual(['上学']);
  });

  it('cuts no Latin word and no number in two', () => {
    const own = build('ai | 人工智能 1\n4a | 景区 1');
    expect(own.find('email 14a')).toEqual([]);
    expect(own.find('2023ai企业4a级').map(({ words }) => words)).toEqual(['ai', '4a']);
  });

  it('finds no single characters, which are rarely words of their own', () => {
    const own = build('办 | 举办 0.9');
    expect(own.find('办公室')).toEqual([]);
    expect(own.expand('办')).toEqual([{ term: '举办', weight: 0.9 }]);
  });

  it.each([
    ['甲 乙 1', 'own.txt:1'],
    ['# 好\n甲 | 乙', 'own.txt:2'],
    ['甲 | 乙 0', 'own.txt:1'],
    ['甲 | 乙 1.5', 'own.txt:1'],
    ['甲 | 乙 x', 'own.txt:1'],
    ['甲,, 丙 | 乙 1', 'own.txt:1'],
    ['= 甲', 'own.txt:1'],
    ['甲 | 乙 1 | 丙 1', 'own.txt:1'],
  ])('refuses the line %j and names its place', (content, place) => {
    expect(() => parseThesaurusFile(content, 'own.txt')).toThrow(place);
  });
});

describe('finding terms in a question', () => {
  it('gives spans of the question as typed', () => {
    const question = '去年 ＧＤＰ 總共 干到 多少?拉來多少 家 企业';
    const found = findThesaurusTerms(question);
    expect(found.map(({ start, end }) => question.slice(start, end))).toEqual(
      expect.arrayContaining(['去年', 'ＧＤＰ', '拉來']),
    );
  });

  it('leaves words alone that only look as if they held a term', () => {
    const words = ['推动工作', '深入学习', '高水平安全', '人民生活', '创建成果'].flatMap(findThesaurusTerms);
    expect(words.map(({ words: term }) => term)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:动工|入学|平安|民生|建成)$/u)]),
    );
    expect(words.some(({ words: term }) => ['动工', '入学', '平安', '民生', '建成'].includes(term))).toBe(false);
  });

  it('gives ordered spans that do not overlap, with synonyms, for any text', () => {
    const piece = fc.constantFrom(
      '招商',
      '引资',
      '拉来',
      '多少',
      'GDP',
      ' ',
      'ａｉ',
      '開工',
      '𠮷',
      '。',
      '发改委',
      '动',
      '工',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, words, synonyms } of findThesaurusTerms(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(expandTerm(words)).toEqual(synonyms);
          expect(synonyms.length).toBeGreaterThan(0);
          last = end;
        }
      }),
    );
  });
});

describe('patterns with gaps', () => {
  it.each([
    ['办照时间从20天砍到几天?', '压缩至'],
    ['这座厂花了老板们多少钱?', '投入'],
    ['去年比前年多了百分之几?', '同比增长'],
    ['县里被国家评为什么?', '获评'],
    ['机场去年接送了多少旅客?', '旅客吞吐量'],
    ['去年种了几万亩树?', '造林'],
    ['跟央企签了什么?', '签约'],
  ])('hears in «%s» the official «%s»', (question, official) => {
    const synonyms = findThesaurusPatterns(question).flatMap((match) => match.synonyms.map(({ term }) => term));
    expect(synonyms).toContain(official);
  });

  it('never reaches across a clause', () => {
    const words = findThesaurusPatterns('从严治理,砍到底').map((match) => match.words);
    expect(words).not.toContain('从…砍到');
  });

  it('gives the span of the question as typed, from the first word to the last', () => {
    const question = '审批從 20 天 砍到 3 天';
    const match = findThesaurusPatterns(question).find(({ words }) => words === '从…砍到');
    expect(question.slice(match?.start, match?.end)).toBe('從 20 天 砍到');
  });

  it('refuses a pattern without a gap', () => {
    expect(() => parsePatterns('砍到 | 压减 1', 'own.txt')).toThrow('own.txt:1');
  });
});
