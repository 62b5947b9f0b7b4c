/**
 * `jushi eval` and its subcommands: options only; what they do is loaded when they are run. Exit codes: 0 all is
 * well, 1 worse than before or below a floor, 2 input that cannot be read, 3 questions that could not be asked.
 */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { JushiError } from '../knowledge/errors.ts';

type SetExitCode = (code: number) => void;

function collect(value: string, earlier: readonly string[] | undefined): string[] {
  return [...(earlier ?? []), value];
}

function atLeast(min: number) {
  return (words: string): number => {
    const value = Number(words);
    if (!Number.isInteger(value) || value < min) throw new InvalidArgumentError(`应为不小于 ${min} 的整数。`);
    return value;
  };
}

/** Bad input is 2, whatever else keeps a run from ending is 3. */
async function guarded(setExitCode: SetExitCode, work: () => Promise<number>): Promise<void> {
  try {
    setExitCode(await work());
  } catch (error) {
    if (!(error instanceof JushiError)) throw error;
    console.error(error.message);
    setExitCode(['bad-request', 'not-found', 'configuration', 'data-folder'].includes(error.code) ? 2 : 3);
  }
}

async function settings() {
  const { loadSettings } = await import('../server/settings.ts');
  return loadSettings();
}

function addTargetOptions(command: Command): Command {
  return command
    .option('--url <address>', '评测正在运行的服务，例如 http://127.0.0.1:3000')
    .option('--articles <path>', '只为这次评测读入这些文章（可多次给出）', collect);
}

const EXAMPLES = `
示例：
  npm run eval                                            示例题集，对照其基线和下限
  npm run eval -- --set 题集.jsonl --articles 文章/         读入文章后评测
  npm run eval -- --set 题集.jsonl --url http://127.0.0.1:3000
  npm run eval -- --set 题集.jsonl --failing               只问上次没过的
  npm run eval -- --set 题集.jsonl --bless                 把这次结果定为基线
  npm run eval -- lint --set 题集.jsonl                    检查题集
  npm run eval -- init --articles 文章/ > 草稿.jsonl        起草题目，供人确认

退出码：0 通过，1 变差或低于下限，2 输入有误，3 有题目没有得到回答`;

/** Adds `eval` to the program, with the program's way of help and of ending. */
export function addEvalCommand(program: Command, setExitCode: SetExitCode): void {
  // Both: what stands behind a subcommand is the subcommand's.
  program.enablePositionalOptions();
  const command = program.createCommand('eval').copyInheritedSettings(program).enablePositionalOptions();
  addTargetOptions(command)
    .description('运行回归题集：打分，对照基线，写出报告')
    .option('--set <file>', '题集：.jsonl，或 promptfoo、ragas、deepeval、两列表格（可多次给出）', collect)
    .option('--id <id>', '只问这些编号，可以 * 结尾（可多次给出）', collect)
    .option('--category <name>', '只问这些类别（可多次给出）', collect)
    .option('--asker <name>', '只问这些提问者的题（可多次给出）', collect)
    .option('--failing [run]', '只问上次（或指定的那次）评测没过的题')
    .option('--repeat <times>', '每题问几遍，看结果是否稳定', atLeast(1), 1)
    .option('--concurrency <count>', '同时问几题；默认 1，--url 时为 4', atLeast(1))
    .option('--resume [run]', '接着运行中断的评测')
    .option('--baseline <file>', '基线文件；默认在题集旁：题集名.baseline.json')
    .option('--bless', '把这次结果写为基线')
    .option('--floors <file>', '下限文件（JSON）')
    .option('--judge', '另请 CHAT_MODEL 给每个回答评分（只供参考，不影响结论）')
    .option('--out <folder>', '评测记录存放处；默认 DATA_DIR/eval/runs')
    .option('--show <count>', '列出前几道没过的题', atLeast(0), 10)
    .option('--json', '以 JSON 输出结果')
    .addHelpText('after', EXAMPLES)
    .action((options) =>
      guarded(setExitCode, async () => {
        const { runSets } = await import('./eval/run-sets.ts');
        return runSets(options, await settings());
      }),
    );
  addSetCommands(command, setExitCode);
  addRunCommands(command, setExitCode);
  program.addCommand(command);
}

function addSetCommands(command: Command, setExitCode: SetExitCode): void {
  const load = () => import('./eval/set-commands.ts');
  addTargetOptions(command.command('lint').description('检查题集：重复、泄露答案、依据是否仍在文章里'))
    .option('--set <file>', '题集（可多次给出）', collect)
    .option('--no-gold', '不对照文章检查依据')
    .action((options) => guarded(setExitCode, async () => (await load()).lintSets(options, await settings())));
  addTargetOptions(command.command('init').description('依据文章起草题目（JSONL），供人确认'))
    .option('--figures <count>', '每篇文章最多几道数据题', atLeast(0), 5)
    .option('--sentences <count>', '每篇文章最多几道内容题', atLeast(0), 2)
    .action((options) => guarded(setExitCode, async () => (await load()).initSet(options, await settings())));
  addTargetOptions(
    command
      .command('import')
      .description('把 promptfoo、ragas、deepeval 或表格题集转成 JSONL')
      .argument('<file...>', '题集文件'),
  ).action((files, options) =>
    guarded(setExitCode, async () => (await load()).importSets(files, options, await settings())),
  );
  command
    .command('export')
    .description('把题集转成其他工具的格式')
    .option('--set <file>', '题集（可多次给出）', collect)
    .addOption(new Option('--to <tool>', '哪种工具').choices(['promptfoo', 'ragas']).makeOptionMandatory())
    .option('--run <id>', '把这次评测的回答一并写入（ragas）')
    .option('--out <folder>', '评测记录存放处')
    .option('--url <address>', 'promptfoo 所问的服务', 'http://127.0.0.1:3000')
    .action((options) => guarded(setExitCode, async () => (await load()).exportSets(options, await settings())));
  command
    .command('schema')
    .description('显示题目的 JSON Schema')
    .action(() => guarded(setExitCode, async () => (await load()).printSchema()));
}

function addRunCommands(command: Command, setExitCode: SetExitCode): void {
  const load = () => import('./eval/run-commands.ts');
  const withFolder = (sub: Command): Command => sub.option('--out <folder>', '评测记录存放处');
  withFolder(command.command('runs').description('列出存下的评测')).action((options) =>
    guarded(setExitCode, async () => (await load()).showRuns(options, await settings())),
  );
  withFolder(
    command
      .command('compare')
      .description('比较两次评测')
      .argument('<before>', '先前的评测')
      .argument('<after>', '后来的评测'),
  ).action((before, after, options) =>
    guarded(setExitCode, async () => (await load()).showComparison(before, after, options, await settings())),
  );
}
