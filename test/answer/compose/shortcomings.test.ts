import { describe, expect, it } from 'vitest';
import { shortcomingsAsked } from '../../../answer/understand/shortcomings.ts';
import { createAsking, LIBRARY, storeOf, type Written } from '../small-library.ts';

const JINGDEZHEN: Written = {
  title: '2024年景德镇市政府工作报告',
  publishedOn: '2025-03-04',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市新建公园9个。补齐农村供水短板,解决了3.2万人的饮水问题。' +
    '在肯定成绩的同时,我们也清醒看到自身存在的不足。主要是:陶瓷产业集群规模偏小,龙头企业不多;' +
    '财政收支矛盾突出,基层运转压力较大;进出口总额未能完成年初目标。对这些问题,我们将逐项研究解决。' +
    '二、2024年工作安排2024年,全市要补上公共停车短板,新增停车位2700个。各位代表,让我们一起努力!',
};

const YINGTAN: Written = {
  title: '2024年鹰潭市政府工作报告',
  publishedOn: '2025-03-04',
  text:
    '各位代表:我代表市人民政府报告工作,请予审议。' +
    '一、2023年工作回顾2023年,全市新建学校4所。同时,我们也清醒地认识到,发展中还有不少短板。' +
    '铜产业转型升级任务艰巨。城区道路拥堵问题仍待解决。医疗资源还不充足。我们一定采取措施,认真解决。' +
    '二、2024年工作安排2024年,全市要新建学校6所。各位代表,让我们一起努力!',
};

const ask = createAsking(storeOf([...LIBRARY, JINGDEZHEN, YINGTAN]));

describe('a question for what is not going well', () => {
  it.each(['景德镇2023年存在哪些问题和不足？', '景德镇市发展面临什么困难和挑战？', '景德镇有哪些短板？'])(
    'is answered with what the report admits, not with the words that lead to it: %s',
    async (question) => {
      const { outcome, answer } = await ask(question);
      expect(outcome).toBe('answered');
      expect(answer).toContain('陶瓷产业集群规模偏小');
      expect(answer).toContain('进出口总额未能完成年初目标');
      expect(answer).not.toMatch(/停车|饮水|我们将/);
    },
  );

  it('gets every sentence of a passage that is told in several', async () => {
    const { answer } = await ask('鹰潭2023年工作中存在哪些短板弱项？');
    expect(answer).toContain('铜产业转型升级任务艰巨');
    expect(answer).toContain('城区道路拥堵问题仍待解决');
    expect(answer).toContain('医疗资源还不充足');
    expect(answer).not.toContain('采取措施');
  });

  it('gets the clauses that speak of what it names', async () => {
    const { answer } = await ask('景德镇在财政收支方面存在哪些问题？');
    expect(answer).toContain('财政收支矛盾突出');
    expect(answer).not.toContain('陶瓷');
  });

  it('gets the aims that were missed where it asks for those', async () => {
    const { answer } = await ask('景德镇2023年哪些指标没有完成？');
    expect(answer).toContain('进出口总额未能完成年初目标');
    expect(answer).not.toContain('陶瓷');
  });

  it('is refused where the report admits nothing', async () => {
    const { outcome } = await ask('九江2023年存在哪些问题和不足？');
    expect(outcome).toBe('refused');
  });

  it('is told from one for problems that were solved', () => {
    expect(shortcomingsAsked('解决了哪些问题')).toBeNull();
    expect(shortcomingsAsked('困难群众有哪些补助')).toBeNull();
    expect(shortcomingsAsked('存在哪些困难')).toBe('general');
  });
});
