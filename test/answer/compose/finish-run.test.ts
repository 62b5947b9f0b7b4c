import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../../answer/compose/clause-run.ts';
import { finishedRun } from '../../../answer/compose/finish-run.ts';
import { createAsking, LIBRARY, storeOf } from '../small-library.ts';

const MOST = 200;

function wordsOf(sentence: string, to: number): string {
  const clauses = clausesOf(sentence);
  return sentence.slice(0, clauses[finishedRun(clauses, 0, to, MOST)]?.end);
}

describe('a run of clauses', () => {
  it('goes on behind a colon with all that is announced', () => {
    const sentence = '今年的目标是：外贸增长3%，就业4万人；粮食稳产。';
    expect(wordsOf(sentence, 0)).toBe(sentence);
  });

  it('goes on behind a phrase that says where or on what ground', () => {
    expect(wordsOf('签约仪式上，12个项目落户，涉及三个区。', 0)).toBe('签约仪式上，12个项目落户，');
    expect(wordsOf('作为全省试点，开发区推出了六项举措。', 0)).toBe('作为全省试点，开发区推出了六项举措。');
  });

  it('ends where something is said', () => {
    expect(wordsOf('全市新建厂房9万平方米，引进企业8家。', 0)).toBe('全市新建厂房9万平方米，');
    expect(wordsOf('围绕产业链招商签约60个项目，其中外资5个。', 0)).toBe('围绕产业链招商签约60个项目，');
  });
});

it('a question for the main targets gets them, not the words that announce them', async () => {
  const { answer } = await createAsking(storeOf(LIBRARY))('九江2024年主要预期目标');
  expect(answer).toContain('地区生产总值增长6.2%');
  expect(answer).toContain('城镇新增就业4.8万人');
});
