/**
 * A few invented articles as an index in memory. The places exist, so that the gazetteer knows them; every
 * figure, firm and policy is made up. No number stands in two articles unless a test is about that, so that a
 * figure in an answer tells which article, year and status it was taken from.
 */
import { createAnswerer, type AnswererPorts } from '../../answer/create-answerer.ts';
import { buildRecord, describeArticle } from '../../ingest/build-record.ts';
import { extractFigures } from '../../knowledge/figures/extract-figures.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { ArticleRecord, KnowledgeStore } from '../../knowledge/store/port.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import type { AnswerEvent } from '../../protocol/chat.ts';

export interface Written {
  readonly title: string | null;
  readonly text: string;
  readonly publishedOn?: string;
}

const records = new Map<Written, ArticleRecord>();

/** What the store keeps of an article; the same object each time, since records are never written to. */
export function recordOf(written: Written): ArticleRecord {
  const { title, text, publishedOn } = written;
  const raw = { title, text, publishedOn: publishedOn ?? null, address: null, place: null };
  const record = records.get(written) ?? buildRecord(describeArticle(raw, `${title ?? '无标题'}.txt`), extractFigures);
  records.set(written, record);
  return record;
}

export const JIUJIANG: Written = {
  title: '2024年九江市政府工作报告',
  publishedOn: '2025-03-01',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市地区生产总值达到3618.4亿元,同比增长5.7%;规模以上工业增加值增长6.9%;固定资产投资增长4.3%;' +
    '社会消费品零售总额1290.5亿元,增长7.8%;一般公共预算收入301.2亿元,增长3.4%。2023年上半年,全市地区生产总值增长4.9%。' +
    '进出口总额达到486.9亿元,居全省第2位。 产业结构更优。新增高新技术企业87家,总数达到742家。新签约亿元以上项目213个。' +
    '城镇新增就业5.36万人。改造老旧小区118个,惠及居民2.7万户。常住人口城镇化率达到64.2%。' +
    '二、2024年工作安排2024年全市发展的主要预期目标是:地区生产总值增长6.2%左右;规模以上工业增加值增长7.5%左右;' +
    '固定资产投资增长5.1%;城镇新增就业4.8万人。 全年新增高新技术企业105家,改造老旧小区96个。' +
    '三、办好民生实事今年,市政府集中力量办好五件民生实事:1、新建公办幼儿园14所。2、改造农贸市场23个。3、新增公共停车位6100个。' +
    '4、建成社区食堂45家。5、为独居老人安装燃气报警器1.9万户。 各位代表,蓝图已经绘就,让我们一起努力!',
};

export const JIUJIANG_BEFORE: Written = {
  title: '2023年九江市政府工作报告',
  publishedOn: '2025-03-01',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2022年工作回顾2022年,全市地区生产总值达到3431.6亿元,同比增长4.1%;社会消费品零售总额1197.3亿元,增长5.5%。' +
    '城镇新增就业5.72万人。新增高新技术企业64家。' +
    '二、2023年工作安排2023年全市发展的主要预期目标是:地区生产总值增长7.2%左右;城镇新增就业5.2万人。 各位代表,让我们一起努力!',
};

export const FUZHOU: Written = {
  title: '2024年抚州市政府工作报告',
  publishedOn: '2025-03-02',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市地区生产总值达到2073.8亿元,同比增长3.6%;规模以上工业增加值增长8.7%;' +
    '一般公共预算收入142.6亿元,增长2.9%。新增高新技术企业52家,总数达到468家。城镇新增就业3.18万人。' +
    '二、2024年工作安排2024年全市发展的主要预期目标是:地区生产总值增长5.4%左右;城镇新增就业2.9万人。 各位代表,让我们一起努力!',
};

export const LIANXI: Written = {
  title: '2024年濂溪区政府工作报告',
  publishedOn: '2025-03-03',
  text:
    '各位代表:我代表区人民政府向大会报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全区地区生产总值达到417.9亿元,同比增长6.6%;固定资产投资增长9.8%。' +
    '新引进亿元以上项目31个。新增城镇就业7400人。' +
    '二、2024年工作安排2024年全区经济社会发展的主要预期目标是:地区生产总值增长6.8%左右;固定资产投资增长10.5%。 各位代表,让我们一起努力!',
};

export const SIGNING: Written = {
  title: '抚州集中签约7个医药项目 总投资59.3亿元',
  publishedOn: '2025-04-11',
  text:
    '2024年4月18日,抚州市在临川区举行生物医药项目集中签约仪式,7个项目总投资59.3亿元。' +
    '其中,江苏清禾药业有限公司投资16.5亿元建设中成药生产基地,占地280亩,可带动就业860人。' +
    '浙江越岭器械有限公司投资11.2亿元建设手术器械生产线,占地150亩。' +
    '市投资促进局局长黎望舒在仪式上介绍,项目全部投产后年产值可达94亿元。' +
    '签约企业还将共建一所实训学校,首批招收学员320名。',
};

export const POLICY: Written = {
  title: '九江市鼓励企业投资兴业若干政策',
  publishedOn: '2025-04-12',
  text:
    '为鼓励企业到九江市投资兴业,制定本政策,自2024年3月1日起施行,有效期两年。' +
    '一、用地支持。对固定资产投资3亿元以上的项目,优先保障用地指标,土地出让价款可分三期缴纳。' +
    '二、厂房补贴。企业租用园区标准厂房的,前三年租金全额补贴,每家企业补贴面积不超过6000平方米。' +
    '三、人才奖励。企业引进的博士每月给予生活补贴2600元,硕士每月给予生活补贴1300元。' +
    '四、审批服务。推行“一口受理”机制,企业开办当天办结,施工许可办理时限不超过7个工作日。本政策由九江市工业和信息化局负责解释。',
};

export const DISAGREEING: Written = {
  title: '柴桑区玻纤产业园人气渐旺',
  publishedOn: '2025-04-13',
  text:
    '柴桑区玻纤产业园2016年开园,眼下人来车往。截至2023年底,园区共有玻纤企业39家,就业2200人。' +
    '园区里的食堂每天供应午餐。园区负责人介绍,截至2023年底,园区共有玻纤企业34家,还有几家正在装修。',
};

/** A list within one sentence, and a list of names. */
export const LISTING: Written = {
  title: '2025年上饶市政府工作报告',
  publishedOn: '2025-04-14',
  text:
    '各位代表:我代表市人民政府向大会报告工作。' +
    '一、2024年工作回顾2024年,全市地区生产总值3401.7亿元,增长5.5%。 ' +
    '二、2025年工作安排2025年,地区生产总值增长5.8%左右。 今年重点办好六件惠民实事:一是新建改建农村公路210公里;' +
    '二是建设口袋公园33个;三是为1.3万名老年人免费体检;四是新增托位2900个;五是改造老旧电梯510部;六是建设充电桩1700个。 ' +
    '加快建设数字经济、绿色建材、有色金属三大产业集群。',
};

/** Points of a policy that carry no headings. */
export const HIRING: Written = {
  title: '宜春市支持企业用工办法',
  publishedOn: '2025-04-15',
  text:
    '为帮助企业招工,宜春市制定本办法。 一、对新招用员工20人以上的企业,给予一次性奖励3万元。 ' +
    '二、对组织外出招聘的企业,每次补贴8000元。 三、对员工子女入学,由属地教育部门统筹安排。 ' +
    '四、对企业建设职工宿舍,提供贴息贷款,期限三年。',
};

/** Every article above. */
export const LIBRARY: readonly Written[] = [
  JIUJIANG,
  JIUJIANG_BEFORE,
  FUZHOU,
  LIANXI,
  SIGNING,
  POLICY,
  DISAGREEING,
  LISTING,
  HIRING,
];

export function storeOf(articles: readonly Written[]): KnowledgeStore {
  return createMemoryStore(articles.map(recordOf));
}

const NEVER = new AbortController().signal;

/** A clock that stands still, so that answers can be compared whole. */
export function answererOver(store: KnowledgeStore, ports: Partial<AnswererPorts> = {}) {
  return createAnswerer({ store, clock: () => 0, version: 'test', ...ports });
}

export async function eventsOf(
  store: KnowledgeStore,
  request: AskRequest,
  signal: AbortSignal = NEVER,
): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of answererOver(store).answer(request, signal)) {
    events.push(event);
  }
  return events;
}

export function endOf(events: readonly AnswerEvent[]): Answer {
  const last = events.at(-1);
  if (last?.type !== 'end') {
    throw new Error('the events do not finish with an answer');
  }
  return last.answer;
}

/** Asks questions of one store, one answer each. */
export function createAsking(store: KnowledgeStore) {
  const answerer = answererOver(store);
  return async (question: string, more: Omit<AskRequest, 'question'> = {}): Promise<Answer> => {
    const events: AnswerEvent[] = [];
    for await (const event of answerer.answer({ question, ...more }, NEVER)) {
      events.push(event);
    }
    return endOf(events);
  };
}
