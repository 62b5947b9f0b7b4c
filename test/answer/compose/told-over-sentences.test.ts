import { describe, expect, it } from 'vitest';
import { createAsking, storeOf, type Written } from '../small-library.ts';

const REPORT: Written = {
  title: '2024年宜春市政府工作报告',
  publishedOn: '2025-03-03',
  text:
    '2024年宜春市政府工作报告\n\n——2024年1月18日在宜春市第五届人民代表大会第四次会议上\n\n市人民政府市长 罗青禾\n\n各位代表：\n' +
    '我受市人民政府委托，向大会报告工作。\n一、2023年工作回顾\n前瞻布局低空经济。聚焦整机装配、起降场地、飞行培训等环节，引进企业17家。\n' +
    '推行“三到一评”工作法，干部作风持续好转。坚持到企业问需、到车间问难、到工地问进度，企业满意度达到96.4%。\n',
};

const NEWS: Written = {
  title: '宜春锂电回收产业园实施四大工程',
  publishedOn: '2024-06-11',
  text:
    '宜春锂电回收产业园近日公布行动方案，将实施四大工程。园区以原料归集工程为起点，在全市设立回收网点63个。' +
    '随后推进绿色拆解工程，建成自动化拆解线5条。园区还将启动材料再造工程，年处理废旧电池12万吨。' +
    '收官的是品牌出海工程，支持企业在境外设立仓库。方案从五个方面服务企业。用地方面，优先安排工业用地。融资方面，提供专项贷款。' +
    '人才方面，共建实训基地。审批方面，一窗受理。物流方面，开通专列。',
};

const ask = createAsking(storeOf([REPORT, NEWS]));

describe('who delivered a report', () => {
  it.each([
    '宜春2024年的政府工作报告是谁作的，哪一天？',
    '宜春市长是谁？',
    '宜春市长是哪位，2024年在人代会上作报告是哪天？',
  ])('is told from its opening, with the day: %s', async (question) => {
    const { outcome, answer, citations } = await ask(question);
    expect(outcome).toBe('answered');
    expect(answer).toContain('2024年1月18日在宜春市第五届人民代表大会第四次会议上，市人民政府市长罗青禾');
    expect(REPORT.text).toContain(citations[0]?.quote);
  });

  it('is not guessed for another year', async () => {
    expect((await ask('宜春2021年的政府工作报告是谁作的？')).answer).not.toContain('罗青禾');
  });
});

describe('a list that is told over several sentences', () => {
  it('is given with the name of each, where there are as many as asked for', async () => {
    const { answer } = await ask('宜春锂电回收产业园的四大工程分别叫什么？');
    for (const name of ['原料归集', '绿色拆解', '材料再造', '品牌出海']) {
      expect(answer).toContain(name);
    }
  });

  it('is found behind a better sentence of a report that names one of them alone', async () => {
    const later: Written = {
      title: '2025年宜春市政府工作报告',
      text:
        '各位代表:我代表市人民政府报告工作。二、2025年工作安排做强锂电回收产业,推进宜春锂电回收产业园四大工程、12个重点项目,' +
        '力争产值增长20%以上。',
    };
    const { answer } = await createAsking(storeOf([REPORT, NEWS, later]))('宜春锂电回收产业园的四大工程分别叫什么？');
    for (const name of ['原料归集', '绿色拆解', '材料再造', '品牌出海']) {
      expect(answer).toContain(name);
    }
  });

  it('is given behind the sentence that announces its number', async () => {
    const { answer } = await ask('宜春锂电回收产业园从哪五个方面服务企业？');
    for (const name of ['用地方面', '融资方面', '人才方面', '审批方面', '物流方面']) {
      expect(answer).toContain(name);
    }
  });

  it('spells out a numbered name', async () => {
    expect((await ask('宜春的“三到一评”是指哪三到？')).answer).toContain('到企业问需、到车间问难、到工地问进度');
  });
});

describe('a sentence that only names its topic', () => {
  it('is shown with what it names', async () => {
    expect((await ask('宜春在低空经济上布局了哪些环节？')).answer).toContain('整机装配、起降场地、飞行培训');
  });
});
