import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSections } from '../../ingest/sections/split-sections.ts';
import { BODY_REPORT, plainReport, REPORT_PAGE } from './fixtures.ts';

const paths = (text: string) => splitSections(text).map(({ path }) => path.join(' › '));
/** The path that holds a place of the text. */
const pathAt = (text: string, words: string) => {
  const at = text.indexOf(words);
  expect(at).toBeGreaterThanOrEqual(0);
  return splitSections(text).find(({ start, end }) => start <= at && at < end)?.path;
};

describe('splitSections', () => {
  it('cuts headings off where they run straight into the text', () => {
    expect(pathAt(BODY_REPORT, '不少难事')).toEqual(['2022年工作回顾']);
    expect(pathAt(BODY_REPORT, '主要预期目标')).toEqual(['2023年工作安排']);
  });

  it('reads a list that restarts inside another with the same numerals as its inner list', () => {
    expect(pathAt(BODY_REPORT, '新增规上企业')).toEqual(['2023年工作安排', '壮大工业经济']);
    expect(pathAt(BODY_REPORT, '新增学位')).toEqual(['2023年工作安排', '改善人民生活']);
  });

  it('leads from the last point of a list back to the whole where the speaker turns to the house', () => {
    expect(pathAt(BODY_REPORT, '把蓝图变成实景')).toEqual(['2023年工作安排']);
  });

  it('is not misled by numerals inside names', () => {
    const text =
      '一、2022年工作回顾2022年,教育医疗有新进展。全市新建学校9所,市 二、 四、五医院扩建完成。 ' +
      '(一)着力稳住工业。规上企业新增8家。 (二)着力扩大投资。开工项目70个。 ' +
      '二、2023年工作安排2023年是关键一年。 三、加强自身建设。我们要勤勉工作。';
    expect(pathAt(text, '五医院')).toEqual(['2022年工作回顾']);
    expect(pathAt(text, '开工项目70个')).toEqual(['2022年工作回顾', '着力扩大投资']);
    expect(pathAt(text, '关键一年')).toEqual(['2023年工作安排']);
    expect(pathAt(text, '勤勉工作')).toEqual(['加强自身建设']);
  });

  it('takes no endnote mark and no figure for a heading', () => {
    const text = '扎实做好“六稳(1)”工作,落实“六保(2)”任务。经济总量达到1.2万亿元。全市有3.5万人就业。2.1亿元到位。';
    expect(paths(text)).toEqual(['']);
  });

  it('finds where a run-in heading ends when its own text takes up a word, or a second verb begins', () => {
    const text =
      '一、“十二五”工作回顾和“十三五”工作思路“十二五”时期,我们走过了五年。 二、今后五年总体要求当前形势复杂。 ' +
      '三、2016年工作建议各位代表!开局很重要。 (一)着力提升城市品质推进老城更新改造工程。改造小区36个,新建人行天桥五座。 ' +
      '(二)深入实施乡村振兴战略培育特色优势产业。新增龙头企业3个,打造采摘园二十处。 (三)坚决守住安全底线加强日常监管执法力度。全年检查企业九百家次。';
    expect(paths(text)).toEqual([
      '“十二五”工作回顾和“十三五”工作思路',
      '今后五年总体要求',
      '2016年工作建议',
      '2016年工作建议 › 着力提升城市品质',
      '2016年工作建议 › 深入实施乡村振兴战略',
      '2016年工作建议 › 坚决守住安全底线',
    ]);
  });

  it('knows the words that all headings of a list end with', () => {
    const text =
      '一、2016年工作建议今年要有新气象。 (一)加快建设创新城市,在聚集人才上取得新突破启动改革试验,办好三件事。 ' +
      '(二)加快产业转型,在构建产业体系上取得新突破抓紧做大增量,引进企业。 (三)加强社会建设,在改善民生上取得新突破让市民得到更多实惠。 二、加强自身建设我们要勤勉。';
    expect(paths(text).slice(1, 4)).toEqual([
      '2016年工作建议 › 加快建设创新城市,在聚集人才上取得新突破',
      '2016年工作建议 › 加快产业转型,在构建产业体系上取得新突破',
      '2016年工作建议 › 加强社会建设,在改善民生上取得新突破',
    ]);
  });

  it('reads headings on lines of their own, numbered or not', () => {
    expect(paths(plainReport('咸宁', 2024))).toEqual([
      '',
      '2023年工作回顾',
      '2023年工作回顾 › 产业升级步子加快',
      '2023年工作回顾 › 城乡面貌有新变化',
      '2024年工作安排',
    ]);
    const unnumbered = plainReport('咸宁', 2024).replace('一、2023', '2023').replace('二、2024', '2024');
    expect(paths(unnumbered)).toContain('2024年工作安排');
    expect(paths(REPORT_PAGE.slice(0, REPORT_PAGE.indexOf('本文仅代表')))).toEqual([
      '',
      '做强主导产业',
      '改善城区面貌',
    ]);
  });

  it('makes long points of «一是…二是…» sections, short ones not', () => {
    const long = (name: string) => `${name}。${'全年新开工一批重大项目,推动它们早日见到成效。'.repeat(4)}`;
    const text = `一、2022年工作回顾2022年我们主要抓了以下工作:一是${long('投资增长有力')}二是${long('改革步子更快')}二、2023年工作安排2023年继续努力,一是抓项目,二是抓企业。`;
    expect(pathAt(text, '改革步子更快')).toEqual(['2022年工作回顾', '改革步子更快']);
    expect(pathAt(text, '二是抓企业')).toEqual(['2023年工作安排']);
  });

  it('gives a numbered paragraph without a heading no heading words', () => {
    const text =
      '某市产业集群加速成长。 一、 作为当地龙头企业,某公司深耕细分市场多年,其电池广泛应用于电动工具、智能家居以及两轮车辆等众多领域并出口海外。 ' +
      '二、 另一家公司依托当地高新区,成功实现了从资源回收向高端材料制造的转型升级,在全国布局了八个基地并带动数百家企业共同成长。';
    expect(paths(text)).toEqual(['', '', '']);
  });

  it('covers any text without gaps or overlaps', () => {
    const piece = fc.constantFrom(
      '一、',
      '二、',
      '三、',
      '(一)',
      '（二）',
      '1、',
      '2.',
      '一是',
      '二是',
      '工作回顾',
      '2022年',
      '抓好项目',
      '。',
      ',',
      ' ',
      '\n',
      '各位代表!',
      '产值增长8.5%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const sections = splitSections(text);
        expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(sections.every(({ start, end }) => start < end)).toBe(true);
        expect(sections.every(({ path }) => path.every((words) => words.trim() !== ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
