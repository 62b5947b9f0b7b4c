/**
 * Invented work reports, news and policies of a real place: the same indicators, headings and kinds of sentences as
 * real ones, so that only place, year and status tell them apart. Varied enough that no two are near-duplicates.
 */
import type { Random } from '../seeded-random.ts';
import { firm, industry, park, person } from './names.ts';
import { fill, shuffled, type Phrases, type Scene } from './phrases.ts';

export interface InventedArticle {
  readonly title: string;
  readonly body: string;
  /** ISO date when it was put up. */
  readonly publishedOn: string;
}

const NUMERALS = [...'一二三四五六七八九'];
const WAYS = '聚焦 坚持 突出 强化 深化 围绕 着力 持续'.split(' ');
const ADVERBS = '扎实推进 加快建设 大力发展 稳步实施 全面完成 统筹抓好'.split(' ');

/** Words between figures, so that sentences differ in more than their numbers. */
function aside(scene: Scene, random: Random): string {
  return fill(
    random.pick([
      `${random.pick(WAYS)}{s}，${random.pick(ADVERBS)}{p}`,
      '{c}、{c}、{c}等企业加快成长',
      `{p}被评为[省级示范园区|国家级绿色园区|省级{s}基地]`,
      `[建成|启用]{m}{s}[研究院|检测中心|展示中心]，入驻企业{i:3:90}家`,
      `[成功举办|承办]第{i:2:20}届{m}{s}[博览会|大会|论坛]`,
      `${person(random)}等{i:2:30}人获评[省劳动模范|最美{m}人|优秀企业家]`,
      `[实行|建立|完善]{s}[链长|专员|联席会议]制度，协调解决问题{i:20:900}个`,
      `{m}获批[国家|省级]{s}[试点|示范区|基地]`,
    ]),
    scene,
    random,
  );
}

/** Two sentences of prose to one with figures, about as in real reports. */
function paragraph(
  patterns: readonly string[],
  prose: readonly string[],
  count: number,
  scene: Scene,
  random: Random,
): string {
  const sentences = shuffled(patterns, random)
    .slice(0, count)
    .flatMap((pattern) => {
      const told = fill(pattern, scene, random);
      const between = Array.from({ length: random.integer(4) }, () => fill(random.pick(prose), scene, random));
      return random.integer(4) === 0 ? [told, ...between, aside(scene, random)] : [told, ...between];
    });
  return sentences
    .map((sentence) => `${sentence}${random.pick(['。', '。', '；'])}`)
    .join('')
    .replace(/；$/, '。');
}

function sections(
  { topics: [, ...topics], prose }: Phrases,
  kind: 'results' | 'tasks',
  scene: Scene,
  random: Random,
): string {
  return shuffled(topics, random)
    .map((topic, index) => {
      const heading = fill(random.pick(topic.headings), scene, random);
      const numeral = NUMERALS[index] ?? '';
      const extra = Array.from({ length: 2 + random.integer(4) }, () => `${aside(scene, random)}。`).join('');
      return `(${numeral})${heading}。${paragraph(topic[kind], prose, 4 + random.integer(6), scene, random)}${extra} `;
    })
    .join('');
}

/** Delivered in the scene's year: results of the year before, targets of this one. */
function makeReport(scene: Scene, phrases: Phrases, random: Random): InventedArticle {
  const {
    topics: [overall],
    prose,
  } = phrases;
  if (overall === undefined) throw new RangeError('no topics to write about');
  const last = scene.year - 1;
  const body =
    `各位代表：现在，我代表${scene.name.slice(-1)}人民政府报告工作，请各位代表审议，也请列席的同志提意见。` +
    ` 一、${last}年工作回顾${last}年，面对${random.pick(['复杂多变的外部环境', '多重困难叠加的考验', '改革发展稳定的繁重任务'])}，` +
    `我们${random.pick(['迎难而上', '负重前行', '稳扎稳打'])}，较好完成了各项任务。${paragraph(overall.results, prose, 8, scene, random)} ` +
    sections(phrases, 'results', scene, random) +
    `二、${scene.year}年工作安排${scene.year}年${scene.whole}经济社会发展主要预期目标是：` +
    `${shuffled(overall.tasks, random)
      .slice(0, 5)
      .map((pattern) => fill(pattern, scene, random))
      .join('；')}。 ` +
    sections(phrases, 'tasks', scene, random) +
    `各位代表，让我们${random.pick(['携手奋进', '真抓实干', '勇毅前行'])}，谱写${scene.shortName}发展新篇章！`;
  const title = random.pick([
    `${scene.year}年${scene.name}政府工作报告`,
    `${scene.name}${scene.year}年政府工作报告`,
    `【${scene.shortName}招商】${scene.year}年${scene.name}政府工作报告`,
  ]);
  return { title, body, publishedOn: dateIn(scene.year, random) };
}

function dateIn(year: number, random: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}`;
}

function makeNews(scene: Scene, { topics, prose }: Phrases, random: Random): InventedArticle {
  const [field, investor, site] = [industry(random), firm(random), park(random, scene.shortName)];
  const patterns = topics.flatMap(({ results }) => results);
  const body =
    `${scene.year}年，${scene.name}${random.pick(['举行', '举办'])}${field}${random.pick(['项目集中签约仪式', '产业链对接会', '招商推介会'])}，` +
    fill('[现场|集中]签约项目{i:6:60}个，总投资{i:20:900}亿元。', scene, random) +
    fill(`其中${investor}投资{i:3:120}亿元，在${site}建设${field}生产基地，占地{i:60:1200}亩，`, scene, random) +
    fill('[建成后年产值可达|达产后年产值]{i:6:260}亿元，带动就业{i:200:5600}人。', scene, random) +
    `${scene.shortName}${random.pick([`${scene.whole.slice(1)}长`, '招商局局长', '投资促进中心主任'])}${person(random)}${random.pick(['表示', '介绍'])}，` +
    Array.from({ length: 6 + random.integer(10) }, () => `${aside(scene, random)}。`).join('') +
    ` 一、${random.pick(['产业基础', '项目情况', '发展环境'])}${paragraph(patterns, prose, 6 + random.integer(6), scene, random)}` +
    ` 二、${random.pick(['下一步打算', '服务保障', '要素支撑'])}${paragraph(
      topics.flatMap(({ tasks }) => tasks),
      prose,
      4 + random.integer(4),
      scene,
      random,
    )}`;
  const title = fill(
    `${scene.name}${random.pick(['集中签约', '推介', '抢抓', '做强'])}${field}[，再添发展动能|项目，产业集群加速成形|招商引资结硕果]`,
    scene,
    random,
  );
  return { title, body, publishedOn: dateIn(scene.year, random) };
}

const MEASURES = [
  '用地保障。对固定资产投资{i:1:10}亿元以上的项目，优先安排用地指标，[出让价款可分{i:2:4}期缴纳|按基准地价的{i:60:90}%确定起价]',
  '租金补贴。租用标准厂房的企业，前{i:2:5}年按租金的{i:30:100}%给予补贴，每家不超过{i:20:300}万元',
  '设备补助。对设备投资{i:500:5000}万元以上的技改项目，按{i:3:15}%给予补助，最高{i:100:1000}万元',
  '税费支持。对年纳税{i:100:2000}万元以上的企业，按地方留成的{i:20:80}%给予奖励，连续{i:2:5}年',
  '人才引进。对引进的博士、硕士每月分别补贴{i:2000:6000}元、{i:800:3000}元，为期{i:2:5}年',
  '融资服务。对首次贷款企业给予{i:20:60}%贴息，每户最高{i:10:200}万元',
  '上市奖励。企业在境内主板上市的，分阶段奖励{i:200:2000}万元',
  '审批服务。推行“[一窗受理|容缺受理|帮办代办]”，施工许可{i:3:15}个工作日内办结',
  '物流补贴。对年出口{i:100:3000}万美元以上的企业，按集装箱每标箱补贴{i:200:1500}元',
  '研发奖励。新认定高新技术企业一次性奖励{i:10:50}万元，新建省级研发平台奖励{i:20:200}万元',
  '品牌奖励。获得省长质量奖的奖励{i:50:200}万元，制定国家标准的奖励{i:10:100}万元',
];

function makePolicy(scene: Scene, random: Random): InventedArticle {
  const field = industry(random);
  const measures = shuffled(MEASURES, random).slice(0, 6 + random.integer(4));
  const body =
    fill(
      `为支持${field}企业到${scene.name}投资兴业，制定本[办法|措施]，自{y}年{i:1:12}月1日起施行，有效期{i:2:5}年。`,
      scene,
      random,
    ) +
    measures
      .map((pattern, index) => ` ${NUMERALS[index] ?? ''}、${fill(pattern, scene, random)}。${aside(scene, random)}。`)
      .join('') +
    ` 本办法由${scene.name}${random.pick(['工业和信息化局', '发展和改革局', '投资促进局'])}负责解释。`;
  const title = `${scene.name}支持${field}产业${random.pick(['发展若干措施', '招商引资办法', '高质量发展政策'])}`;
  return { title, body, publishedOn: dateIn(scene.year, random) };
}

/** Of ten articles three are reports, which hold most of the passages; five are news, two policies. */
export function makeArticle(scene: Scene, phrases: Phrases, random: Random): InventedArticle {
  const kind = random.integer(10);
  if (kind < 3) return makeReport(scene, phrases, random);
  return kind < 8 ? makeNews(scene, phrases, random) : makePolicy(scene, random);
}
