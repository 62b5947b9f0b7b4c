/** Saves a conversation as a Markdown file. */
import { conversationAsMarkdown } from './export-text.ts';
import { saveText } from './take-away.ts';
import type { TalkStore } from './talk-state.ts';

/** Of the current conversation, which is the one the store reads. */
export async function exportConversation(store: TalkStore, title: string): Promise<void> {
  saveText(`${title}.md`, await conversationAsMarkdown(title, store.readAll()), 'text/markdown');
}
