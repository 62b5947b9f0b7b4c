/**
 * The everyday name of a division: its stem without the word for its kind and without the peoples named in it.
 * «恩施土家族苗族自治州» → «恩施», «西塞山区» → «西塞山», «内蒙古自治区» → «内蒙古».
 * A stem of one character says nothing alone and keeps its suffix: «赵县», «城区».
 */

const PEOPLES = [
  '各族',
  '蒙古族',
  '蒙古',
  '回族',
  '藏族',
  '维吾尔',
  '苗族',
  '彝族',
  '壮族',
  '布依族',
  '朝鲜族',
  '满族',
  '侗族',
  '瑶族',
  '白族',
  '土家族',
  '哈尼族',
  '哈萨克族',
  '哈萨克',
  '傣族',
  '黎族',
  '傈僳族',
  '佤族',
  '畲族',
  '拉祜族',
  '水族',
  '东乡族',
  '纳西族',
  '景颇族',
  '柯尔克孜',
  '土族',
  '达斡尔族',
  '仫佬族',
  '羌族',
  '布朗族',
  '撒拉族',
  '毛南族',
  '仡佬族',
  '锡伯',
  '普米族',
  '塔吉克',
  '怒族',
  '保安族',
  '裕固族',
  '独龙族',
].sort((left, right) => right.length - left.length);

const KINDS = [
  '特别行政区',
  '行政委员会',
  '管理区管委会',
  '自治区',
  '自治州',
  '自治县',
  '自治旗',
  '地区',
  '新区',
  '林区',
  '省',
  '市',
  '区',
  '县',
  '盟',
  '旗',
];

/** «井陉矿区» is not «井陉», «阿拉善左旗» not «阿拉善左»; islands have no word for their kind. */
const KEEPS_WHOLE = /(?:矿区|[左右前后中]旗|联合旗|海域)$/u;

function withoutPeoples(stem: string): string {
  let rest = stem;
  for (;;) {
    const people = PEOPLES.find((name) => rest.endsWith(name) && rest.length > name.length + 1);
    if (people === undefined) return rest;
    rest = rest.slice(0, -people.length);
  }
}

/** @param name the full name of a division; zones have names of their own and do not come here */
export function shortNameOf(name: string): string {
  if (KEEPS_WHOLE.test(name)) return name;
  for (const kind of KINDS) {
    if (!name.endsWith(kind)) continue;
    const stem = name.slice(0, -kind.length);
    if (stem.length < 2) continue;
    const ethnic = kind.startsWith('自治') || stem.endsWith('族');
    const short = ethnic ? withoutPeoples(stem).replace(/族$/u, '') : stem;
    return short.length < 2 ? name : short;
  }
  return name;
}
