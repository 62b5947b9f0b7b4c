/** How the reader wants the page: colours, large text, language. Kept in the browser; pure but for the storage given. */
import type { TextStorage } from '../shell/text-storage.ts';

export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly isLarge: boolean;
  readonly language: 'zh' | 'en';
}

const KEY = 'jushi.preferences.v1';
const DEFAULTS: Preferences = { theme: 'auto', isLarge: false, language: 'zh' };

/** What is missing or unreadable falls back to the defaults, value by value. */
export function readPreferences(storage: TextStorage): Preferences {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Preferences> | null;
    return {
      theme: stored?.theme === 'light' || stored?.theme === 'dark' ? stored.theme : DEFAULTS.theme,
      isLarge: stored?.isLarge === true,
      language: stored?.language === 'en' ? 'en' : 'zh',
    };
  } catch {
    return DEFAULTS;
  }
}

export function writePreferences(storage: TextStorage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A full storage loses the setting, not the page.
  }
}
