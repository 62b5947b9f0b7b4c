/** The commands of `jushi` and their help. Each loads its parts when it is run, so that `--help` is quick. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { JushiError } from '../knowledge/errors.ts';
import { addEvalCommand } from './eval-command.ts';
import { addIndexCommand } from './index-command.ts';

/**
 * Runs one command line.
 * @returns the exit code: 0 fine, 1 failed (said in words on standard error), 2 a command line that is none
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('jushi')
    .description('据实：依据招商文章和政府工作报告回答问题，句句有出处。')
    .version(packageJson.version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示命令的帮助')
    .exitOverride();

  program
    .command('serve')
    .description('启动网页和接口服务')
    .option('--no-web', '只提供接口，不构建也不提供网页')
    .addHelpText('after', examples(['npm start', 'PORT=8080 npm start', 'HOST=0.0.0.0 API_KEY=密钥 npm start']))
    .action(async (options: { web: boolean }) => {
      const { serve } = await import('./commands/serve.ts');
      await serve({ isWebServed: options.web });
    });

  program
    .command('ingest')
    .description('把文件和文件夹读入索引')
    .argument('[path...]', '文件或文件夹；只有 --reembed 时可以不写')
    .option('--json', '以 JSON 输出结果')
    .option('--prune', '移除来源文件已不在这些路径下的文章')
    .option('--reembed', '换了 EMBEDDING_MODEL 之后重新计算语义向量；中断后再次运行会继续')
    .addOption(
      new Option('--wait <seconds>', '另一个导入正在进行时最多等待的秒数').default(60, '60').argParser(parseSeconds),
    )
    .addHelpText(
      'after',
      examples([
        'npm run ingest -- 文章/',
        'npm run ingest -- 列表页.txt 工作报告.txt --json',
        'npm run ingest -- 文章/ --prune --wait 300',
        'npm run ingest -- --reembed',
      ]),
    )
    .action(async (paths: string[], options: { json?: boolean; prune?: boolean; reembed?: boolean; wait: number }) => {
      if (paths.length === 0 && options.reembed !== true) program.error('请给出要导入的文件或文件夹。');
      const { ingestCommand } = await import('./commands/ingest.ts');
      exitCode = await ingestCommand(paths, {
        isJson: options.json === true,
        prune: options.prune === true,
        reembed: options.reembed === true,
        waitMs: options.wait * 1000,
      });
    });

  program
    .command('ask')
    .description('提一个问题，显示回答和出处')
    .argument('<question>', '问题')
    .option('--json', '以 JSON 输出回答（与接口 POST /api/ask 相同）')
    .option('--history <file>', '此前的对话：JSON 数组，每项为 { "role": "user" 或 "assistant", "content": "…" }')
    .addHelpText(
      'after',
      examples([
        'npm run ask -- "2021年地区生产总值是多少？"',
        'npm run ask -- "那增长了多少？" --history 对话.json',
        'npm run ask -- "有哪些招商政策？" --json',
      ]),
    )
    .action(async (question: string, options: { json?: boolean; history?: string }) => {
      const { askCommand } = await import('./commands/ask.ts');
      exitCode = await askCommand(question, { isJson: options.json === true, historyFile: options.history ?? null });
    });

  addEvalCommand(program, (code) => {
    exitCode = code;
  });

  addIndexCommand(program);

  try {
    await program.parseAsync(argv);
  } catch (error) {
    return exitCodeOf(error);
  }
  return exitCode;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has written its message, or the help that was asked for.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof JushiError) {
    console.error(error.message);
    return 1;
  }
  throw error;
}

function parseSeconds(words: string): number {
  if (!/^\d{1,6}$/.test(words)) {
    throw new InvalidArgumentError('应为秒数。');
  }
  return Number(words);
}

function examples(lines: readonly string[]): string {
  return `\n示例：\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
