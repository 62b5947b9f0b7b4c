/**
 * Single characters that stand for a city or province («汉», «鄂»), read only in fixed patterns: «来汉投资»,
 * «在汉高校», «驻咸部队». Alone a character proves nothing, so a mention found this way is marked `abbreviated`.
 * Characters shared by several places are resolved by what the text names; those that are common words behind
 * these verbs (回来 «安», 在 «通») are left out.
 */
import { gazetteer } from './gazetteer.ts';
import type { Region } from './region.ts';

/** Full name → character. Provinces by the official abbreviations; cities only where the local usage is certain. */
const CHARACTERS: readonly (readonly [province: string, pairs: string])[] = [
  [
    '',
    '北京市京 天津市津 河北省冀 山西省晋 内蒙古自治区蒙 辽宁省辽 吉林省吉 黑龙江省黑 上海市沪 江苏省苏 浙江省浙 安徽省皖 ' +
      '福建省闽 江西省赣 山东省鲁 河南省豫 湖北省鄂 湖南省湘 广东省粤 广西壮族自治区桂 海南省琼 重庆市渝 四川省川 贵州省黔 ' +
      '云南省滇 西藏自治区藏 陕西省陕 甘肃省陇 青海省青 宁夏回族自治区宁 新疆维吾尔自治区疆 香港特别行政区港 澳门特别行政区澳 台湾省台',
  ],
  [
    '湖北',
    '武汉市汉 黄石市黄 襄阳市襄 宜昌市宜 十堰市堰 荆州市荆 荆门市荆 鄂州市鄂 孝感市孝 黄冈市黄 咸宁市咸 随州市随 潜江市潜',
  ],
  ['湖南', '长沙市长 株洲市株 湘潭市潭 衡阳市衡 邵阳市邵 岳阳市岳 郴州市郴 益阳市益'],
  ['广东', '广州市穗 深圳市深 珠海市珠 汕头市汕 佛山市佛 东莞市莞 湛江市湛 惠州市惠 韶关市韶 肇庆市肇 潮州市潮'],
  [
    '江苏',
    '南京市宁 苏州市苏 无锡市锡 常州市常 扬州市扬 镇江市镇 徐州市徐 连云港市连 淮安市淮 盐城市盐 泰州市泰 宿迁市宿 南通市通',
  ],
  ['浙江', '杭州市杭 宁波市甬 温州市温 绍兴市绍 嘉兴市禾 湖州市湖 金华市金 衢州市衢 台州市台 丽水市丽 舟山市舟'],
  ['安徽', '合肥市肥 芜湖市芜 安庆市宜 蚌埠市蚌 滁州市滁 亳州市亳 池州市池 宣城市宣 淮南市淮 淮北市淮'],
  ['福建', '福州市榕 厦门市厦 泉州市泉 漳州市漳 莆田市莆'],
  ['江西', '南昌市昌 九江市浔 景德镇市景 上饶市饶 抚州市抚'],
  ['山东', '济南市济 青岛市青 烟台市烟 潍坊市潍 威海市威 淄博市淄 德州市德 菏泽市菏 枣庄市枣'],
  ['河南', '郑州市郑 开封市汴 洛阳市洛 安阳市安 许昌市许 漯河市漯 信阳市信 周口市周 驻马店市驻'],
  ['河北', '石家庄市石 唐山市唐 保定市保 邯郸市邯 邢台市邢 廊坊市廊'],
  ['四川', '成都市蓉 绵阳市绵 泸州市泸 宜宾市宜 达州市达 遂宁市遂'],
  ['陕西', '延安市延 榆林市榆'],
  ['贵州', '贵阳市筑 遵义市遵 毕节市毕'],
  ['云南', '昆明市昆 曲靖市曲 玉溪市玉'],
  ['广西', '南宁市邕 柳州市柳 桂林市桂 梧州市梧 贺州市贺 钦州市钦'],
  ['辽宁', '沈阳市沈 大连市连 鞍山市鞍 锦州市锦'],
  ['吉林', '长春市长'],
  ['黑龙江', '哈尔滨市哈 齐齐哈尔市齐 牡丹江市牡'],
  ['甘肃', '兰州市兰'],
  ['山西', '太原市并'],
  ['宁夏', '银川市银'],
  ['新疆', '乌鲁木齐市乌'],
];

/** Characters that make ordinary words with the verbs: «在长», «来安», «在金». */
const TOO_COMMON = new Set(
  '驻长安金石信周许常德通连台湖保温威并吉青黑宁达益昌银曲玉丽泰抚济扬池宣景舟泉曲深'.split(''),
);

/** Verb, character (CHAR), and what must follow. */
const PATTERNS: readonly (readonly [verbs: string, behind: string])[] = [
  [
    '来赴返回',
    '投资|兴业|创业|就业|发展|考察|调研|洽谈|参会|参加|旅游|工作|落户|客商|企业|人员|人才|游客|开展|举办|出席|参展|' +
      '求学|务工|布局|设立|建设',
  ],
  [
    '在留驻',
    '投资|高校|院校|大学生|高等|央企|企业|部队|官兵|单位|机构|就业|创业|工作|召开|举行|举办|落户|签约|发展|设立|建设|' +
      '外资|外商|商会|消费|部省|中央|省部|实习|生活|人才|金融|科研',
  ],
  ['抵离入援', '投资|企业|旅游|游客|医疗队|人员'],
];

export interface PlaceCharacter {
  readonly start: number;
  readonly end: number;
  readonly regions: readonly Region[];
}

interface Table {
  readonly byCharacter: ReadonlyMap<string, readonly Region[]>;
  readonly byCode: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

function build(): Table {
  const byCharacter = new Map<string, Region[]>();
  const byCode = new Map<string, string>();
  const known = [...gazetteer().byCode.values()].filter((each) => each.level === 'province' || each.level === 'city');
  for (const [province, pairs] of CHARACTERS) {
    const parent = known.find((region) => region.level === 'province' && region.shortName === province);
    for (const pair of pairs.split(' ')) {
      const name = pair.slice(0, -1);
      const character = pair.slice(-1);
      const region = known.find(
        (each) => each.name === name && (parent === undefined || each.parentCode === parent.code),
      );
      if (region === undefined) throw new Error(`place characters: unknown place «${name}»`);
      byCode.set(region.code, character);
      byCharacter.set(character, [...(byCharacter.get(character) ?? []), region]);
    }
  }
  const readable = [...byCharacter.keys()].filter((character) => !TOO_COMMON.has(character));
  const characters = `[${readable.join('')}]`;
  const pattern = new RegExp(PATTERNS.map(([verbs, behind]) => `[${verbs}]${characters}(?=${behind})`).join('|'), 'gu');
  return { byCharacter, byCode, pattern };
}

let built: Table | null = null;

function table(): Table {
  built ??= build();
  return built;
}

/** The character that stands for a place («汉» for 420100); null where none is certain. */
export function abbreviationOf(code: string): string | null {
  return table().byCode.get(code) ?? null;
}

/**
 * Characters in their patterns, in the order of the folded text. Of several places that share a character those
 * whose codes are in `named` come first, then as the table has them.
 */
export function findPlaceCharacters(text: string, named: ReadonlySet<string>): PlaceCharacter[] {
  const { byCharacter, pattern } = table();
  return [...text.matchAll(pattern)].map((match) => {
    const regions = byCharacter.get(match[0].charAt(1)) ?? [];
    const isNamed = (region: Region): boolean => named.has(region.code);
    return {
      start: match.index + 1,
      end: match.index + 2,
      regions: [...regions.filter(isNamed), ...regions.filter((region) => !isNamed(region))],
    };
  });
}
