#!/usr/bin/env node
/**
 * The `jushi` command. Checks the runtime before anything is loaded that needs it, then hands over to program.ts.
 * Plain JavaScript, because an old Node.js must be able to read it to say that it is too old.
 */
const NEEDED = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `据实需要 Node.js ${NEEDED.join('.')} 或更高版本，现在运行的是 ${process.versions.node}。\n` +
      '请在项目目录执行 npm install，然后用 npm start、npm run ingest 等命令启动：它们自带合适的 Node.js。\n' +
      '如果仍看到这条提示（例如在 macOS 上），请从 https://nodejs.org 安装新版 Node.js。',
  );
  process.exit(1);
}

const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv);
