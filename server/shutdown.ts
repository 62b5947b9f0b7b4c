/** SIGTERM and SIGINT: the first ends the server in good order, the second at once. */

/** What is used of `process`. */
export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * @param close ends everything; bounded in time by itself
 * @param say tells a person what is going on
 */
export function onShutdownSignal(source: SignalSource, close: () => Promise<void>, say: (words: string) => void): void {
  let isClosing = false;
  const onSignal = (): void => {
    if (isClosing) {
      source.exit(1);
      return;
    }
    isClosing = true;
    say('正在关闭：等待进行中的回答完成（再按一次立即退出）……');
    close().then(
      () => source.exit(0),
      (error: unknown) => {
        say(`关闭时出错：${error instanceof Error ? error.message : String(error)}`);
        source.exit(1);
      },
    );
  };
  source.on('SIGTERM', onSignal);
  source.on('SIGINT', onSignal);
}
