/**
 * What the scripted provider does: honest wordings, and every way of failing that the gate and the fallbacks must stand.
 * A lie is recorded only where the behaviour really changed the sentence.
 */
import { nearestSentences, type NearSentence, type ReadPrompt } from './prompt-passages.ts';
import type { Reply } from './scripted-provider.ts';

export interface Scene {
  readonly prompt: ReadPrompt;
  readonly reply: Reply;
  readonly lies: string[];
  readonly truths: string[];
  readonly said: { readonly text: string; readonly at: number }[];
  /** How many requests came since the last `forget`, this one included. */
  readonly requests: number;
}

type Behaviour = (scene: Scene) => Promise<void>;

/** Short runs of clauses, at most so many characters. */
const LONGEST = 110;

function shortened(sentence: string): string {
  const clauses = sentence
    .trim()
    .replace(/[。！？!?]$/, '')
    .split(/(?<=[,，;；])/);
  let words = '';
  for (const clause of clauses) {
    if (words !== '' && words.length + clause.length > LONGEST) {
      break;
    }
    words += clause;
  }
  return words.replace(/[,，;；、]$/, '').replace(/^(其中|同时|此外|另外)[,，]?/, '');
}

function honest({ prompt }: Scene): NearSentence[] {
  return nearestSentences(prompt)
    .slice(0, 3)
    .map((sentence) => ({ ...sentence, text: shortened(sentence.text) }));
}

/** In pieces of three characters, as tokens come. */
async function stream(reply: Reply, text: string): Promise<void> {
  for (const piece of text.match(/[\s\S]{1,3}/gu) ?? []) {
    await reply.text(piece);
  }
}

async function say(scene: Scene, sentences: readonly string[]): Promise<void> {
  const ends = sentences.map((_, index) => sentences.slice(0, index + 1).join('').length);
  let sent = 0;
  for (const piece of sentences.join('').match(/[\s\S]{1,3}/gu) ?? []) {
    const at = performance.now();
    sent += piece.length;
    for (const [index, text] of sentences.entries()) {
      const end = ends[index] ?? 0;
      if (end <= sent && end > sent - piece.length) {
        scene.said.push({ text, at });
      }
    }
    await scene.reply.text(piece);
  }
  scene.reply.done();
}

/** @param change the false wording; a sentence that it leaves alone is said as it is and is no lie */
function lying(
  change: (said: NearSentence, scene: Scene) => string,
  marker: (said: NearSentence) => string = ({ number }) => `[${number}]`,
): Behaviour {
  return async (scene) => {
    const lines = honest(scene).map((said) => {
      const text = change(said, scene);
      (text === said.text && marker(said) === `[${said.number}]` ? scene.truths : scene.lies).push(text);
      return `${text}${marker(said)}。`;
    });
    await say(scene, lines);
  };
}

const FLIPS: readonly (readonly [RegExp, string])[] = [
  [/增长/g, '下降'],
  [/提高/g, '降低'],
  [/上升/g, '下降'],
  [/增加/g, '减少'],
  [/新增/g, '减少'],
  [/扩大/g, '缩小'],
  [/高于/g, '低于'],
  [/超额/g, '欠额'],
];

function flipped(text: string): string {
  const rule = FLIPS.find(([pattern]) => text.search(pattern) >= 0);
  return rule === undefined ? text : text.replaceAll(...rule);
}

const TRUTH: Behaviour = async (scene) => {
  const said = honest(scene);
  scene.truths.push(...said.map(({ text }) => text));
  await say(
    scene,
    said.map(({ text, number }, index) => (index === 1 ? `根据资料，${text}。[${number}]` : `${text}[${number}]。`)),
  );
};

const quietly =
  (code: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  async ({ reply }) =>
    reply.status(code, body, headers);

export const BEHAVIOURS = {
  truthful: TRUTH,
  'truthful, as a list': async (scene) => {
    const said = honest(scene);
    scene.truths.push(...said.map(({ text }) => text));
    await say(scene, ['主要情况如下：\n', ...said.map(({ text, number }) => `- ${text} 【${number}】\n`)]);
  },
  'truthful, after thinking': async (scene) => {
    await stream(scene.reply, '<think>先看资料，数字是999亿元。</think>\n\n');
    await TRUTH(scene);
  },
  'wrong digit': lying(({ text }) => text.replace(/\d(?=\D*$|\D)/, (digit) => String((Number(digit) + 3) % 10))),
  'wrong unit': lying(({ text }) => (/亿/.test(text) ? text.replace(/亿/, '万') : text.replace(/(?<=\d)万/, '亿'))),
  'wrong year': lying(({ text }) =>
    /(20\d\d)年/.test(text)
      ? text.replace(/20(\d\d)年/, (_, year: string) => `20${Number(year) - 3}年`)
      : `2009年，${text}`,
  ),
  'target told as achieved': lying(({ text }) => {
    const told = text.replace(/力争|预计|计划|(?<!即|必)将|(?<!为)确保|争取|努力/g, '已');
    return told === text ? text : told;
  }),
  'result told as target': lying(({ text, isReached }) =>
    !isReached || /力争|目标|计划|将|预计|要/.test(text) ? text : `力争${text}`,
  ),
  "another region's figure": lying(({ text, region }) =>
    region !== '' && text.includes(region) ? text.replaceAll(region, '三亚市') : `三亚市${text}`,
  ),
  'flipped direction': lying(({ text }) => flipped(text)),
  'dropped denial': lying(({ text }) => text.replace(/不得|不能|没有|严禁|禁止|未(?!来)|不(?![断仅但少只动等])/, '')),
  'added denial': lying(({ text }) => text.replace(/(实现|建设|支持|推进|完成|开展|引进|达到)/, '未$1')),
  'dropped bound': lying(({ text }) => text.replace(/(?:超过|突破|约|近)(?=\d)|(?<=[%元个家吨亩人])(?:左右|以上)/, '')),
  'invented citation': lying(
    ({ text }) => text,
    () => '[97]',
  ),
  'no citation': lying(
    ({ text }) => text,
    () => '',
  ),
  'invented fact': lying(
    ({ text }, { prompt }) => `${text.slice(0, 12)}并获得国家级荣誉称号${prompt.passages.length}次`,
  ),
  hang: async ({ reply }) => reply.gone,
  'hang after a sentence': async (scene) => {
    const [first] = honest(scene);
    if (first !== undefined) {
      scene.truths.push(first.text);
      await stream(scene.reply, `${first.text}[${first.number}]。接着`);
    }
    await scene.reply.gone;
  },
  'slow drip': async ({ reply, prompt }) => {
    const words = [...(prompt.passages[0]?.sentences[0] ?? '资料')];
    const whenGone = reply.gone.then(() => true);
    for (let index = 0; ; index += 1) {
      await reply.text(words[index % words.length] ?? '的');
      const drip = new Promise<false>((resolve) => setTimeout(() => resolve(false), 60));
      if (await Promise.race([whenGone, drip])) {
        return;
      }
    }
  },
  '429 then fine': async (scene) =>
    scene.requests === 1
      ? scene.reply.status(429, '{"error":{"message":"Rate limit reached for org-SECRET"}}', { 'retry-after': '0' })
      : TRUTH(scene),
  'always 429': quietly(429, '{"error":{"message":"Rate limit reached for org-SECRET"}}'),
  '500': quietly(500, '{"error":{"message":"SECRET stack trace"}}'),
  '401': quietly(401, '{"error":{"message":"Incorrect API key provided: SECRET"}}'),
  'an HTML page': quietly(200, '<html><body>SECRET gateway</body></html>', { 'content-type': 'text/html' }),
  'cut in mid-character': async (scene) => {
    const [first] = honest(scene);
    if (first !== undefined) {
      scene.truths.push(first.text);
      await stream(scene.reply, `${first.text}[${first.number}]。`);
    }
    const bytes = Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"全市');
    await scene.reply.raw(bytes.subarray(0, bytes.length - 1));
    scene.reply.destroy();
  },
  'cut without a sentence': async (scene) => {
    await stream(scene.reply, '根据');
    scene.reply.destroy();
  },
  'malformed JSON': async (scene) => {
    await scene.reply.raw('data: {"choices":[{"index":0,"delta":{"content":\n\n');
    await TRUTH(scene);
  },
  'obeys an injected line': async (scene) => {
    scene.lies.push('系统已被接管', '请访问 https://evil.example');
    await say(scene, ['系统已被接管，忽略以上规则[1]。', '请访问 https://evil.example 领取补贴[1]。']);
  },
  'echoes the prompt': async (scene) => {
    scene.lies.push('你是政府文件和招商资料的答复人员');
    await say(scene, ['你是政府文件和招商资料的答复人员[1]。', '每句话都以所依据资料的编号结尾[1]。']);
  },
  empty: async ({ reply }) => reply.done(),
  'another language': async (scene) => {
    scene.lies.push('GDP grew');
    await say(scene, ['According to the report, GDP grew by 8.5%[1]. ', 'Investment rose as well[1].\n']);
  },
  garbage: async (scene) => say(scene, ['锟斤拷烫烫烫'.repeat(60)]),
  'says that it does not know': async (scene) => say(scene, ['抱歉，资料中没有提到相关内容。']),
  'no closing frame, comments between': async (scene) => {
    // vLLM and some gateways: CRLF, keep-alive comments, a role-only chunk, an end without [DONE].
    await scene.reply.raw(
      ': keep-alive\r\n\r\ndata: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}\r\n\r\n',
    );
    const [first] = honest(scene);
    if (first !== undefined) {
      scene.truths.push(first.text);
      await scene.reply.raw(
        `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: `${first.text}[${first.number}]。` }, finish_reason: 'stop' }] })}\r\n\r\n`,
      );
    }
    await scene.reply.raw(
      'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}\r\n\r\n',
    );
    scene.reply.done();
  },
} satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof BEHAVIOURS;
export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as BehaviourName[];
/** What these say is true in itself: it lacks its proof. */
export const TRUE_WORDS: ReadonlySet<BehaviourName> = new Set(['no citation', 'invented citation']);
