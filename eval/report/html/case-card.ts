/** One case of the report: the answer beside its evidence, what was looked for marked in both, and what it was before. */
import type { BaselineCase } from '../../gate/baseline.ts';
import type { CaseResult } from '../../run/case-result.ts';
import { escapeMarkup } from '../escape-markup.ts';
import { marksOfAnswer, marksOfCitation, marksOfEvidence } from '../case-marks.ts';
import { faultsOf } from '../faults.ts';
import { differencesOf } from './differences.ts';
import { withMarks } from './marks.ts';

const STATUSES = { pass: '通过', fail: '未过', error: '出错' } as const;

function evidenceHtml(result: CaseResult): string {
  const items = result.case.evidence.map(
    (evidence) =>
      `<li><cite>${escapeMarkup(evidence.article)}</cite><q>${withMarks(evidence.quote, marksOfEvidence(evidence, result))}</q></li>`,
  );
  return items.length === 0 ? '<p class="quiet">这一题没有列出依据。</p>' : `<ol>${items.join('')}</ol>`;
}

function citationsHtml(result: CaseResult): string {
  if (result.citations.length === 0) return '<p class="quiet">没有引用。</p>';
  const items = result.citations.map((citation) => {
    const { n, title, quote, holdsEvidence, isTrue } = citation;
    const flags = `${holdsEvidence ? '✓ 含依据' : '✗ 不含依据'}${isTrue === false ? ' ✗ 与文章不符' : ''}`;
    return `<li value="${n ?? 0}"><cite>${escapeMarkup(title)}</cite> <small>${flags}</small><q>${withMarks(quote, marksOfCitation(citation, result))}</q></li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function wantedHtml({ case: item, bits }: CaseResult): string {
  const missing = new Set(bits.missing.map((group) => group.join('\n')));
  const wanted = item.must_include.map((group) => {
    const isMissing = missing.has(group.join('\n'));
    return `<li class="${isMissing ? 'bad' : 'good'}">${isMissing ? '✗ 缺少' : '✓'} ${escapeMarkup(group.join(' / '))}</li>`;
  });
  const unwanted = bits.wrong.map((words) => `<li class="bad">✗ 不该有 ${escapeMarkup(words)}</li>`);
  return wanted.length + unwanted.length === 0 ? '' : `<ul class="wanted">${[...wanted, ...unwanted].join('')}</ul>`;
}

function beforeHtml(answer: string, before: BaselineCase | undefined): string {
  if (before === undefined || before.answer === answer) return '';
  const tags = { same: 'span', gone: 'del', new: 'ins' } as const;
  const runs = differencesOf(before.answer, answer).map(
    ({ kind, text }) => `<${tags[kind]}>${escapeMarkup(text)}</${tags[kind]}>`,
  );
  return `<h4>与基线回答的差别</h4><p class="answer">${runs.join('')}</p>`;
}

function judgementHtml({ judgement }: CaseResult): string {
  return judgement === null
    ? ''
    : `<p class="quiet">模型评分 ${judgement.grade ?? '—'} / 2：${escapeMarkup(judgement.words)}</p>`;
}

export function caseCard(result: CaseResult, before: BaselineCase | undefined): string {
  const { id, category, asker, status, case: item, outcome, answer, twin } = result;
  const history = item.history.map(
    ({ role, content }) => `<li>${role === 'user' ? '问' : '答'}：${escapeMarkup(content)}</li>`,
  );
  const tags = [category, asker, STATUSES[status], outcome].filter((tag) => tag !== '');
  const twinHtml =
    twin === null
      ? ''
      : `<h4>完整问法：${escapeMarkup(twin.question)}</h4><p class="answer">${escapeMarkup(twin.answer)}</p>`;
  return `<details class="case ${status}" id="${escapeMarkup(`case-${id}`)}"${status === 'pass' ? '' : ' open'}>
<summary><b>${escapeMarkup(id)}</b> ${escapeMarkup(item.question)} <small>${escapeMarkup(tags.join(' · '))}</small></summary>
${history.length === 0 ? '' : `<ul class="quiet">${history.join('')}</ul>`}
<p class="faults">${escapeMarkup(faultsOf(result).join('；') || '没有问题')}</p>
<div class="pair"><section><h4>回答</h4><p class="answer">${withMarks(answer, marksOfAnswer(result))}</p>${wantedHtml(result)}<h4>引用</h4>${citationsHtml(result)}</section>
<section><h4>依据</h4>${evidenceHtml(result)}${item.notes === '' ? '' : `<p class="quiet">备注：${escapeMarkup(item.notes)}</p>`}</section></div>
${judgementHtml(result)}${beforeHtml(answer, before)}${twinHtml}</details>
`;
}
