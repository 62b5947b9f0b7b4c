import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const SIGNED: Written = {
  title: '宜春举行锂电项目签约活动',
  publishedOn: '2024-05-20',
  text:
    '宜春市在深圳签下两个锂电项目，合同金额一共33亿元。此次签约的锂电产业对接会由江西省商务厅主办，来宾有两百多位。\n' +
    '一、第一个项目做正极材料。宜春赣丰材料有限公司与客商订立五年的供货合同，合同金额21亿元。\n' +
    '二、第二个项目做电池回收。宜春循环科技有限公司签下合作协议，合同金额12亿元。\n',
};

const BATCH: Written = {
  title: '九江市一季度集中签约见成效',
  publishedOn: '2024-04-02',
  text:
    '九江市一季度集中签约引进36个优质项目，协议总投资额达74亿元。此次签约的36个项目中，化工类项目有11个，协议投资额29亿元。' +
    '九江科创园择址八里湖南岸二期，启鸣智造为其运营方。启鸣智造在国内多个都市圈布局，九江项目是它的第六处。\n',
};

const REPORT: Written = {
  title: '2024年抚州市政府工作报告',
  publishedOn: '2024-03-03',
  text:
    '2024年抚州市政府工作报告\n\n一、2023年工作回顾\n全年地区生产总值2010亿元，增长5.1%。新签约、新开工、新投产重点项目分别达到31个、24个、17个。' +
    '抚州港货物吞吐量46万吨。聚焦数字经济、生物医药、新能源、有色金属四条工业重点产业链。\n' +
    '二、2024年工作安排\n地区生产总值增长6%。力争抚州港货物吞吐量突破60万吨。新增城镇就业3.2万人。\n',
};

const OTHER: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2024-03-04',
  text:
    '2024年宜春市政府工作报告\n\n一、2023年工作回顾\n全年实现地区生产总值3480亿元，增长4.4%。\n' +
    '二、2024年工作安排\n地区生产总值增长5.5%。服务进出口增长12%，货物进出口增长7%。\n',
};

const ask = createAsking(storeOf([SIGNED, BATCH, REPORT, OTHER]));
const textOf = async (question: string): Promise<string> => (await ask(question)).answer;

describe('a whole and its parts', () => {
  it('gives what each of two counted things is worth, from the sentence behind its ordinal', async () => {
    const answer = await textOf('宜春那两个锂电项目各多少钱？');
    expect(answer).toContain('21亿元');
    expect(answer).toContain('12亿元');
  });

  it('names the things that an article counts off', async () => {
    const answer = await textOf('宜春在深圳签的是哪两个锂电项目？');
    expect(answer).toContain('正极材料');
    expect(answer).toContain('电池回收');
  });

  it('takes the sum of the whole, not of the part that the same sentence began with', async () => {
    expect(await textOf('九江那次集中签约，36个项目总金额是多少？')).toContain('74亿元');
    expect(await textOf('九江集中签约的36个项目里，化工类的协议投资多少钱？')).toContain('29亿元');
  });

  it('finds a place by the verb of siting, whatever the place is called', async () => {
    expect(await textOf('启鸣智造的九江科创园建在什么地方？')).toContain('八里湖南岸二期');
  });

  it('takes a body for who hosts', async () => {
    expect(await textOf('宜春的锂电产业对接会是谁主办的？')).toContain('江西省商务厅主办');
  });

  it('takes the name that the report itself puts beside the number', async () => {
    expect(await textOf('抚州2023年新签了多少个重点项目？')).toContain('31个');
  });
});

describe('what a question leaves out', () => {
  it('is the year behind the one found', async () => {
    const answer = await textOf('抚州2023年GDP涨了多少，第二年打算涨多少？');
    expect(answer).toContain('5.1%');
    expect(answer).toContain('6%');
  });

  it('is taken from the talk where a question names a place alone', async () => {
    const { answer } = await ask('宜春的，预计是多少？', {
      history: [
        { role: 'user', content: '抚州2023年GDP是多少？' },
        { role: 'assistant', content: '2010亿元。' },
      ],
    });
    expect(answer).toContain('3480亿元');
  });

  it('is asked of each of two indicators beside each other', async () => {
    const answer = await textOf('宜春2024年货物进出口打算涨多少？服务进出口呢？');
    expect(answer).toContain('7%');
    expect(answer).toContain('12%');
  });
});

describe('a value that the question gives', () => {
  it('is said to be the target that it is, beside what was reached', async () => {
    const answer = await textOf('抚州港货物吞吐量到60万吨了没有？2023年是多少？');
    expect(answer).toContain('46万吨');
    expect(answer).toMatch(/2024年.*60万吨/);
  });
});

describe('what a question rules out', () => {
  it('is not answered besides', async () => {
    const answer = await textOf('抚州2023年GDP实际增长了多少？不要2024年的目标');
    expect(answer).toContain('5.1%');
    expect(answer).not.toContain('6%');
  });
});

describe('what is held', () => {
  it('is said of each place asked for, with years', async () => {
    const answer = await textOf('有没有抚州和上饶的政府工作报告？是哪年的？');
    expect(answer).toContain('抚州市有政府工作报告1篇（2024年）');
    expect(answer).toContain('上饶市没有收录');
  });

  it('is narrowed by province and year', async () => {
    const answer = await textOf('江西省的城市，你这里收了哪几个的2024年政府工作报告？');
    expect(answer).toContain('抚州市');
    expect(answer).toContain('宜春市');
    expect(answer).not.toContain('九江市');
  });
});

describe('errands that no article is for', () => {
  it.each(['帮我写一段Python，用来抓取网店的价格。', '写个爬虫抓取招商网站的数据'])('%s', async (question) => {
    const { outcome, reason } = await ask(question);
    expect([outcome, reason]).toEqual(['refused', 'off-topic']);
  });
});

describe('two places held against each other', () => {
  it('compares what both reports say, however the question asks for the difference', async () => {
    const answer = await textOf('抚州跟宜春2023年GDP总量差多少，哪个大？');
    expect(answer).toContain('1470亿元');
    expect(answer).toMatch(/宜春市更(多|高)/);
  });
});
