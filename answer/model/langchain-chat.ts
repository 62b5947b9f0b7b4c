/**
 * Chat models by langchain: OpenAI-compatible services by address, or another provider («anthropic:claude-…»)
 * whose langchain package is installed. The only file of answer/ that sees langchain's types.
 * Retries and time limits are ours (guarded-stream.ts): the client is told to make one request and no more.
 */
import { ChatOpenAI } from '@langchain/openai';
import { initChatModel } from 'langchain';
import { JushiError } from '../../knowledge/errors.ts';
import type { ChatMessage, ChatModel } from './port.ts';

export interface ChatSettings {
  /** «qwen3-32b», or «provider:model» where no address is given. */
  readonly model: string;
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
}

/** Providers of langchain's `initChatModel` by package; «openai» comes with the project. */
const PROVIDER_PACKAGES: Readonly<Record<string, string>> = {
  anthropic: '@langchain/anthropic',
  cohere: '@langchain/cohere',
  'google-genai': '@langchain/google-genai',
  'google-vertexai': '@langchain/google-vertexai',
  ollama: '@langchain/ollama',
  mistralai: '@langchain/mistralai',
  groq: '@langchain/groq',
  bedrock: '@langchain/aws',
  deepseek: '@langchain/deepseek',
  xai: '@langchain/xai',
};

/** A compatible server may want no key, its client does. */
const NO_KEY = 'none';

/** With an address the name is taken as it stands: Ollama's names hold colons («qwen3:8b»). */
function providerOf({ model, baseUrl }: ChatSettings): { provider: string; name: string } {
  const at = model.indexOf(':');
  const prefix = model.slice(0, Math.max(0, at));
  return baseUrl === null && (prefix in PROVIDER_PACKAGES || prefix === 'openai')
    ? { provider: prefix, name: model.slice(at + 1) }
    : { provider: 'openai', name: model };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') {
    return content;
  }
  const blocks = Array.isArray(content) ? (content as readonly { type?: unknown; text?: unknown }[]) : [];
  return blocks.map(({ type, text }) => (type === 'text' && typeof text === 'string' ? text : '')).join('');
}

function otherProvider(provider: string, name: string, apiKey: string | null) {
  const options = { modelProvider: provider, temperature: 0, maxRetries: 0, ...(apiKey === null ? {} : { apiKey }) };
  return initChatModel(name, options).catch((cause: unknown) => {
    const needed = PROVIDER_PACKAGES[provider] ?? provider;
    throw new JushiError(
      'configuration',
      `使用 ${provider} 的模型需要软件包 ${needed}：请先运行 npm install ${needed}，并按它的说明设置密钥。`,
      { cause },
    );
  });
}

/**
 * @throws JushiError `configuration`, naming the package to install or the setting to give
 */
export async function createLangchainChat(settings: ChatSettings): Promise<ChatModel> {
  const { provider, name } = providerOf(settings);
  const { baseUrl, apiKey, timeoutMs } = settings;
  if (provider === 'openai' && baseUrl === null && apiKey === null) {
    throw new JushiError(
      'configuration',
      '设置了 CHAT_MODEL，但没有 OPENAI_API_KEY；本地或兼容的模型服务请设置 OPENAI_BASE_URL。',
    );
  }
  const model =
    provider === 'openai'
      ? new ChatOpenAI({
          model: name,
          apiKey: apiKey ?? NO_KEY,
          // What a provider sends is nobody's to read on our console.
          configuration: { logLevel: 'off', ...(baseUrl === null ? {} : { baseURL: baseUrl }) },
          // Many compatible servers refuse `stream_options`.
          streamUsage: false,
          timeout: timeoutMs,
          temperature: 0,
          maxRetries: 0,
        })
      : await otherProvider(provider, name, apiKey);
  return {
    name: settings.model,
    async *stream(messages: readonly ChatMessage[], signal: AbortSignal) {
      const stream = await model.stream(
        messages.map(({ role, content }) => ({ role, content })),
        { signal },
      );
      for await (const chunk of stream) {
        const text = textOf(chunk.content);
        if (text !== '') {
          yield text;
        }
      }
    },
  };
}
