/** What a number is called: how much of the words around it is its name. Sentences in our own words. */
import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';

const namesIn = (sentence: string): string[] =>
  parseFigures(sentence).map(({ indicator, qualifier }) =>
    qualifier === null ? indicator : `${qualifier} ${indicator}`,
  );

type Rows = ReadonlyArray<readonly [sentence: string, ...names: string[]]>;

describe('verbs around the name', () => {
  it.each<Rows[number]>([
    ['培育专精特新企业8家。', '专精特新企业'],
    ['引育青年拔尖人才团队6个。', '青年拔尖人才团队'],
    ['治理山洪沟17条。', '山洪沟'],
    ['提请市人大常委会审议法规草案4件。', '法规草案'],
    ['优化调整微网格900个。', '微网格'],
    ['纳入省级试点街区5个。', '省级试点街区'],
    ['高标准农田累计建成92万亩。', '高标准农田'],
    ['跨江大桥和隧道共建成11座。', '跨江大桥和隧道'],
    ['负责人出庭率始终保持99%。', '负责人出庭率'],
    ['监测户家庭已全部消除风险830户。', '监测户家庭'],
    ['争取到上级资金12亿元。', '上级资金'],
    ['核心目标是新增瞪羚企业30家。', '瞪羚企业'],
  ])('leaves doings and adverbs out of the name of «%s»', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });

  it.each<Rows[number]>([
    ['签约文旅项目12个。', '签约文旅项目'],
    ['制造业项目开工40个、竣工25个。', '开工制造业项目', '竣工制造业项目'],
    ['新增培训机构6家。', '培训机构'],
    ['新增建设用地指标800亩。', '新增建设用地'],
  ])('keeps a doing that makes a count of its own in «%s»', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });
});

describe('the noun behind a count', () => {
  it.each<Rows[number]>([
    ['为64支社区合唱队配置音响设备。', '社区合唱队'],
    ['推动300余项许可事项跨区域办理。', '许可事项'],
    ['与境外5个城市建立伙伴关系。', '城市'],
    ['展会展示了40余家龙头企业的最新成果。', '龙头企业'],
    ['加快7个水库除险工程建设。', '水库除险工程'],
    ['实现96个脱贫村债务清零。', '脱贫村'],
    ['建成9个产业技术运营中心。', '产业技术运营中心'],
    ['建成6个夜间文旅消费集聚区。', '夜间文旅消费集聚区'],
    ['新改建88公里排水管网。', '排水管网'],
    ['谋划4家工业互联网园区。', '工业互联网园区'],
    ['整治45个入河(湖)排污口。', '入河(湖)排污口'],
  ])('ends where the predicate of «%s» begins', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });

  it('does not name a rank by what the counted things did', () => {
    expect(namesIn('21家企业上榜品牌榜、列全省第2位。')).toEqual(['企业', '企业']);
  });
});

describe('grades and classes', () => {
  it.each<Rows[number]>([
    ['新增自治区级以上农业产业化龙头企业9家。', '自治区级以上 农业产业化龙头企业'],
    ['培育省级以上绿色工厂3家。', '省级以上 绿色工厂'],
    ['全市A级景区50家,其中4A级8家。', 'A级景区', '4A级 A级景区'],
    ['新引进亿元以上食品项目60个,其中10亿元项目4个。', '亿元以上 食品项目', '10亿元 食品项目'],
  ])('reads them beside the name of «%s»', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });
});

describe('lists', () => {
  it.each<Rows[number]>([
    ['新增中小学、幼儿园学位4万个。', '中小学、幼儿园学位'],
    ['争取国债资金、专项债资金和转移支付资金31亿元。', '国债资金、专项债资金和转移支付资金'],
    ['新建、改扩建中小学7所。', '中小学'],
    ['市、县两级科普经费分别达到3%、2%。', '科普经费', '科普经费'],
  ])('names one number of several things by all of them in «%s»', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });

  it.each<Rows[number]>([
    ['食品加工、纺织服装两大产业集群营收分别突破90亿元、70亿元。', '食品加工营收', '纺织服装营收'],
    ['铜、铅、锌矿资源利用率分别为61%、55%、49%。', '铜资源利用率', '铅资源利用率', '锌矿资源利用率'],
    ['一、二、三产业增加值分别增长4%、5%、6%。', '第一产业增加值', '第二产业增加值', '第三产业增加值'],
    ['接待游客80万人次、旅游收入6亿元,分别是上年的2倍、3倍。', '旅游人次', '旅游收入', '旅游人次', '旅游收入'],
    ['一般公共预算收入年均增长6%,支出年均增长8%。', '一般公共预算收入', '一般公共预算支出'],
  ])('gives each value of «%s» its own name', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });
});

describe('names of their own', () => {
  it.each<Rows[number]>([
    ['农村生活污水治理率达到45%。', '农村生活污水治理率'],
    ['建成护理型床位500张。', '护理型床位'],
    ['全口径税收增长6%。', '全口径税收'],
    ['人均旅游收入达800元。', '人均旅游收入'],
    ['规上服务业增加值增长7%。', '规上服务业增加值'],
    ['农村网络零售额突破20亿元。', '农村网络零售额'],
    ['林木覆盖率达到27%。', '林木覆盖率'],
  ])('keeps the series of «%s» apart from a wider one', (sentence, ...names) => {
    expect(namesIn(sentence)).toEqual(names);
  });
});

describe('what was added', () => {
  it.each([
    ['社会保险净增参保9万人次。', '社会保险参保', 'net-new'],
    ['云谷集团新增发明专利授权12件。', '发明专利授权量', 'new'],
    ['新引进高层次人才40名。', '高层次人才', 'new'],
    ['新招引超亿元外资项目10个。', '外资项目', 'new'],
    ['各项贷款净增额达80亿元。', '各项贷款净增额', 'net-new'],
    ['义务教育学校100%纳入共同体。', '义务教育学校', 'share'],
  ])('is told in «%s»', (sentence, name, measure) => {
    expect(parseFigures(sentence).map((figure) => [figure.indicator, figure.measure])).toEqual([[name, measure]]);
  });
});
