/** Where a name begins and ends beside verbs, quotation marks, classes and lists. Sentences in our own words. */
import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';

const read = (sentence: string): string[] =>
  parseFigures(sentence).map(
    ({ indicator, qualifier, value, unit, measure }) =>
      `${qualifier === null ? '' : `${qualifier} `}${indicator} ${value}${unit} ${measure}`,
  );

type Rows = ReadonlyArray<readonly [sentence: string, ...figures: string[]]>;

describe('where a name begins', () => {
  it.each<Rows[number]>([
    ['依托老街增设文创摊位80个。', '文创摊位 80个 level'],
    ['为商户减免摊位费、卫生费600万元。', '摊位费、卫生费 600万元 level'],
    ['利用闲置厂房建设室内球场12片。', '室内球场 12片 level'],
    ['发布机会清单40项。', '机会清单 40项 level'],
    ['建设和美乡村精品村30个。', '和美乡村精品村 30个 level'],
    ['安排重点项目前期经费2亿元。', '重点项目前期经费 2亿元 level'],
    ['建成标准厂房9万平方米。', '标准厂房 9万平方米 level'],
    ['召开现场会13场。', '现场会 13场 level'],
    ['新认证绿色建材企业8家。', '绿色建材企业 8家 new'],
    ['促成意向性合作项目21个。', '意向性合作项目 21个 level'],
    ['近岸水域达标比例达88%。', '近岸水域达标比例 88% share'],
    ['新建和改造提升高标准农田7万亩。', '高标准农田 7万亩 new'],
    ['新谋划水利项目25个。', '水利项目 25个 new'],
    ['推出“茶十条”,建成“乐龄”幸福食堂15个。', '“乐龄”幸福食堂 15个 level'],
    ['完成第二轮省级督察反馈问题整改9项。', '省级督察反馈问题整改 9项 level'],
    ['每万人拥有社会体育指导员数量列全省第3位。', '每万人拥有社会体育指导员 3位 rank'],
    ['处置公路边坡、桥梁、隧道等整治90处。', '公路边坡、桥梁、隧道 90处 level'],
  ])('leaves what was done out of «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('where a name behind the number ends', () => {
  it.each<Rows[number]>([
    ['新建3家市级共享茶园、6家民宿。', '市级共享茶园 3家 new', '民宿 6家 new'],
    ['建成5个紧密型医共体。', '紧密型医共体 5个 level'],
    ['为7万名工友追回欠薪9亿元。', '工友 7万名 level', '欠薪 9亿元 level'],
    ['90个便民事项全省通办。', '便民事项 90个 level'],
    ['加快4个衔接推进区建设。', '衔接推进区建设 4个 level'],
    ['3个首批“两山、双碳”试验区加快建设。', '首批“两山、双碳”试验区 3个 level'],
    ['制定60项对标提升任务清单。', '对标提升任务清单 60项 level'],
    ['守牢120万亩基本农田红线。', '基本农田红线 120万亩 level'],
    ['6个县(市、区)均获评双拥模范县。', '县(市、区) 6个 level'],
    ['扶持80个村实施光伏项目。', '村 80个 level'],
  ])('is told by the verb of «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('shares and rates that move', () => {
  it.each<Rows[number]>([
    ['公办园在园幼儿占比75%。', '公办园在园幼儿占比 75% share'],
    ['绿色能源占比提升到42%。', '绿色能源占比 42% share'],
    ['居民消费增速回落到3%。', '居民消费 3% growth'],
    ['压减培训费17%。', '培训费 -17% growth'],
    ['降低企业用电成本3亿元。', '企业用电成本 -3亿元 change'],
    ['老城区改造新开工90套。', '老城区改造 90套 new'],
  ])('keep what they are in «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('numbers that are none', () => {
  it.each(['成为全国第4个超300亿元园区。', '发展五大百亿特色产业。', '推进9方面重点工作落实。'])(
    'does not read a class as a figure: %s',
    (sentence) => {
      expect(read(sentence).filter((figure) => /亿|方 /.test(figure))).toEqual([]);
    },
  );
});

describe('classes of the counted things', () => {
  it.each<Rows[number]>([
    ['村集体收入30万元以上行政村占比达91%。', '村集体收入30万元以上 行政村占比 91% share'],
    ['培育1条千亿级、8条百亿级产业链。', '千亿级 产业链 1条 level', '百亿级 产业链 8条 level'],
    ['千亿级产业达到2个、百亿级企业达到9家。', '千亿级 产业 2个 level', '百亿级 企业 9家 level'],
    ['引进30亿元以上项目7个、10亿元以上12个。', '30亿元以上 项目 7个 level', '10亿元以上 项目 12个 level'],
    ['推动甲工厂二期等9个过亿元技改项目开工。', '过亿元 开工技改项目 9个 level'],
    ['培育出口过千万美元企业6家。', '出口过千万美元 企业 6家 level'],
  ])('narrow the name in «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('lists that say a word once', () => {
  it.each<Rows[number]>([
    ['新引进5家银行(含分行)、6家保险机构。', '银行 5家 new', '保险机构 6家 new'],
    ['新建防护林2万亩、改造提升3万亩。', '防护林 2万亩 new', '防护林 3万亩 level'],
    ['确保粮食播种面积和产量稳定在90万亩、40万吨以上。', '粮食播种面积 90万亩 level', '粮食产量 40万吨 level'],
    ['城乡低保标准分别提高7%、9%。', '城市低保标准 7% growth', '农村低保标准 9% growth'],
    ['在建港口项目12个,其中新开工4个。', '在建港口项目 12个 level', '港口项目 4个 new'],
    ['河流断面优良比例、耕地安全利用率均达100%。', '河流断面优良比例 100% share', '耕地安全利用率 100% level'],
  ])('share it over «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('words that are no comparison and no aim', () => {
  it('does not take «高质量» or «降低» for a comparison', () => {
    expect(parseFigures('高质量落实省支持本市20条措施。').map(({ comparedWith }) => comparedWith)).toEqual([null]);
    expect(parseFigures('降低市场主体用电成本3亿元。').map(({ comparedWith }) => comparedWith)).toEqual([null]);
  });

  it.each(['争取新增地方政府债券额度60亿元。', '我们尽最大努力派送药包5万份。', '增加技校招生计划300个。'])(
    'is no target: %s',
    (sentence) => {
      expect(parseFigures(sentence).map(({ status }) => status)).toEqual([null]);
    },
  );
});
