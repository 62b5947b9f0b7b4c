/** What reports drawn afresh taught the parser: names, owners, sizes, lists, ranks. Sentences in our own words. */
import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../knowledge/figures/parse-figures.ts';

const read = (sentence: string): string[] =>
  parseFigures(sentence).map(
    ({ indicator, qualifier, subject, bound, value, unit, measure, comparedWith }) =>
      `${subject === null ? '' : `${subject}: `}${qualifier === null ? '' : `${qualifier} `}${indicator} ` +
      `${bound === 'exact' ? '' : `${bound} `}${value}${unit} ${measure}${comparedWith === null ? '' : ` ${comparedWith}`}`,
  );

type Rows = ReadonlyArray<readonly [sentence: string, ...figures: string[]]>;

describe('numbers that measure nothing', () => {
  it.each<Rows[number]>([
    ['云湖钛业6万吨钛材加工项目落地。'],
    ['推动20万吨乙烯、华江二厂等5个重点项目开工。', '重点项目 5个 level'],
    ['一批投资8亿元以上重大项目签约落地。'],
    ['集体收入过20万元的行政村占65%以上。', '集体收入过20万元 行政村 at-least 65% share'],
    ['首条时速300公里的城际铁路通车。'],
    ['PM2.5浓度在全省6个传输通道城市中最低。'],
    ['打造百亿元以上产业集群2个、50亿元以上4个。', '百亿元以上 产业集群 2个 level', '50亿元以上 产业集群 4个 level'],
    ['20户以上自然村通路率达90%。', '自然村通路率 90% level'],
    ['建成2024首届云湖文化节主会场。'],
    ['指数在168个重点城市中退出后20名。'],
    ['首台60万千瓦燃煤机组投运。'],
    ['建成全国首个百万亩绿色示范区。'],
    ['游客突破5000人次的景区有9家。', '突破5000人次 景区 9家 level'],
    ['60%以上的行政村集体收入超50万元。', '集体收入超50万元 行政村 at-least 60% share'],
    ['国家1类创新药获批上市。'],
  ])('leaves sizes, classes and speeds out of «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('lists that share a head, a verb or a line', () => {
  it.each<Rows[number]>([
    ['县“星光工厂”、县级智慧园区,分别达到12家和3家。', '县“星光工厂” 12家 level', '县级智慧园区 3家 level'],
    ['净增规上服务业企业20户、限上商贸企业30户。', '规上服务业企业 20户 net-new', '限上商贸企业 30户 net-new'],
    ['存贷款余额均突破900亿元。', '金融机构存款余额 over 900亿元 level', '金融机构贷款余额 over 900亿元 level'],
    ['32个省重点、180个市重点项目进展顺利。', '省重点 项目 32个 level', '重点项目 180个 level'],
    ['实施东江新区20个、云湖园区30个重点项目。', '重点项目 20个 level', '重点项目 30个 level'],
    ['新建4处海外展厅、体验馆。', '海外展厅、体验馆 4处 new'],
    ['刑事治安、电诈警情分别下降3%、5%。', '刑事治安警情 -3% growth', '电诈警情 -5% growth'],
    [
      '城乡低保、孤儿养育年标准分别提高到1.2万元、2.3万元。',
      '城乡低保养育年标准 1.2万元 level',
      '孤儿养育年标准 2.3万元 level',
    ],
    ['筹集保障性租赁住房900套、完成率96%。', '保障性租赁住房 900套 level', '保障性租赁住房完成率 96% level'],
    ['消除900户2400人返贫致贫风险。', '返贫致贫风险 900户 level', '返贫致贫风险 2400人 level'],
    ['民生支出占一般公共预算支出的78%、增长6%。', '民生支出占比 78% share', '民生支出 6% growth'],
    ['创建示范片区5个、和美乡村60个。', '示范片区 5个 level', '和美乡村 60个 level'],
    [
      '新增餐厨垃圾处理能力200吨/日、污泥处理能力80吨/日。',
      '餐厨垃圾处理能力 200吨/日 new',
      '污泥处理能力 80吨/日 new',
    ],
  ])('gives each number of «%s» its own name', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('whose number it is', () => {
  it.each<Rows[number]>([
    ['铝材产业纳入全省布局,实现产值90亿元。', '铝材产业: 产值 90亿元 level'],
    ['发展花茶、绿色蔬果等特色产业,实现产值50亿元。', '特色产业: 产值 50亿元 level'],
    [
      '3户企业产值突破50亿元,其中云湖汽车达到60亿元、东江能源达到55亿元。',
      '企业 3户 level',
      '产值 over 50亿元 level',
      '云湖汽车: 产值 60亿元 level',
      '东江能源: 产值 55亿元 level',
    ],
    ['江口市生产总值突破500亿元,云湖集团产值增长9%。', '地区生产总值 over 500亿元 level', '云湖集团: 产值 9% growth'],
    ['东江集团跃居世界500强第90位。', '东江集团: 世界500强 90位 rank'],
    ['东江集团在全国开发区综合考评中排名第12位。', '东江集团: 全国开发区综合考评 12位 rank'],
    ['打造品牌9个,外贸进出口总额居全国百强市第40位。', '品牌 9个 level', '外贸进出口总额 40位 rank'],
    ['推动8个总投资90亿元的生态修复等重点项目。', '重点项目 8个 level', '生态修复等重点项目: 总投资 90亿元 level'],
  ])('is told by the words around «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('what is counted, without what it does', () => {
  it.each<Rows[number]>([
    ['推进60家重点能耗企业节能减排和低碳化改造。', '重点能耗企业 60家 level'],
    ['完成20个行政村生活污水治理。', '行政村 20个 level'],
    ['支持5个中心城区做强数字经济、楼宇经济。', '中心城区 5个 level'],
    ['整车企业导入云湖数字化平台300余家。', '整车企业 over 300家 level'],
    ['吸引40余家知名企业与本地重点企业参展。', '知名企业 over 40家 level'],
    ['9项行政许可事项平稳划转。', '行政许可事项 9项 level'],
    ['23个考核断面水质达标率100%。', '考核断面 23个 level', '考核断面水质达标率 100% level'],
    ['6项社会救助标准提高5%。', '社会救助标准 6项 level', '社会救助标准 5% growth'],
    ['创建30个优质饮用水达标小区。', '优质饮用水达标小区 30个 level'],
    ['55%的行政村生活污水得到有效治理。', '行政村生活污水 55% share'],
    ['新建建筑中绿色建筑面积占90%以上。', '绿色建筑面积 at-least 90% share'],
    ['新增近零碳社区6个。', '近零碳社区 6个 new'],
    ['争取再融资债券30亿元。', '再融资债券 30亿元 level'],
    ['推进40项服务事项“一圈通办”。', '服务事项 40项 level'],
    ['解决90户困难家庭安居问题。', '困难家庭安居问题 90户 level'],
    ['设立6亿元长江(云湖)产业基金。', '长江(云湖)产业基金 6亿元 level'],
    ['安排3亿元调度资金保障项目建设。', '调度资金 3亿元 level'],
    ['申报和下达地方政府债券30亿元。', '地方政府债券 30亿元 level'],
    ['三级甲等医疗卫生机构增至6家。', '三级甲等医疗卫生机构 6家 level'],
    ['新建大型连锁超市8个。', '大型连锁超市 8个 new'],
    ['新签约云湖显示模组等项目35个。', '签约项目 35个 new'],
    ['10项主要指标增速超过全省平均水平。', '主要指标 10项 level'],
    ['推动9个学校新(改、扩)建项目。', '学校 9个 level'],
    ['累计收集问题90个、已经解决80个。', '问题 90个 level', '问题 80个 level'],
    ['签约项目21个,金额超过20亿元。', '签约项目 21个 level', '签约项目金额 over 20亿元 level'],
    ['新建成标准化厂房6万平方米。', '标准化厂房 6万平方米 new'],
    ['建成标准化投放站点300个。', '标准化投放站点 300个 level'],
    ['6家国有平台公司总资产90亿元。', '国有平台公司 6家 level', '总资产 90亿元 level'],
    ['实施引优育强工程、新增贸易主体50家。', '贸易主体 50家 new'],
    ['为市场主体减负30亿元。', '减负 30亿元 level'],
    ['新谋划投资过50亿元项目9个。', '投资过50亿元 项目 9个 new'],
    ['跨境电商业务交易量和交易额均增长20%。', '跨境电商业务交易量 20% growth', '跨境电商交易额 20% growth'],
    ['城区排污口已消除18个。', '城区排污口 18个 level'],
    ['6个县市区因地制宜发展特色产业。', '县市区 6个 level'],
    ['实现改革覆盖全市50%左右行政村。', '行政村 about 50% share'],
    ['安排3000万元支持技术改造。', '支持技术改造 3000万元 level'],
    ['战略性新兴产业增加值占地区生产总值比重提高到40%。', '战略性新兴产业增加值 40% share'],
    ['新增全国5G工厂3家。', '5G工厂 3家 new'],
    ['经营主体达80万户,新登记9万户。', '市场主体 80万户 level', '市场主体 9万户 new'],
    ['新开工改造泵站30座,新签约项目开工率60%。', '泵站 30座 new', '项目开工率 60% level'],
  ])('names the things of «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});

describe('bounds, bases and ranks', () => {
  it.each<Rows[number]>([
    ['实现资产过500亿元。', '资产 over 500亿元 level'],
    ['走访过30家企业,参会人数过2万人次。', '企业 30家 level', '参会人数 over 2万人次 level'],
    [
      '税收占比较上年提高2个百分点,制造业投资比重较上年提高3个百分点。',
      '税收占比 2个百分点 change 同比',
      '制造业投资比重 3个百分点 change 同比',
    ],
    ['绿色贷款增速高于各项贷款平均增速5个百分点。', '绿色贷款余额 5个百分点 change 各项贷款平均增速'],
    ['农村居民人均可支配收入增速高于城镇居民1个百分点。', '农村居民人均可支配收入 1个百分点 change 城镇居民'],
    ['贷款增速居全省第8(上升11位)。', '贷款 8位 rank', '贷款 11位 change'],
    ['30个药品降幅超过40%。', '药品 30个 level', '药品 over -40% growth'],
    ['税收占比由60%提高到65%。', '税收占比 60% share', '税收占比 65% share'],
    ['旅游收入90亿元,是2019年的118%。', '旅游收入 90亿元 level', '旅游收入 118% share 2019年'],
    ['金融业在经济总量中占比达12%。', '金融业 12% share'],
    ['直接降低融资成本2亿元。', '融资成本 -2亿元 change'],
  ])('are read in «%s»', (sentence, ...figures) => {
    expect(read(sentence)).toEqual(figures);
  });
});
