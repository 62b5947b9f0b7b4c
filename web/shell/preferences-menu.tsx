/** Theme, large text and language: three plain switches at the foot of the rail. */
import type { Preferences } from '../look/preferences.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly preferences: Preferences;
  onChange(preferences: Preferences): void;
}

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;

export function PreferencesMenu({ preferences, onChange }: Props) {
  const words = useWords();
  const themeWords = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark }[preferences.theme];
  return (
    <div className="preferences" role="group" aria-label={words.settings}>
      <button
        type="button"
        onClick={() => onChange({ ...preferences, theme: NEXT_THEME[preferences.theme] })}
        aria-label={`${words.theme}: ${themeWords}`}
      >
        {themeWords}
      </button>
      <button
        type="button"
        aria-pressed={preferences.isLarge}
        onClick={() => onChange({ ...preferences, isLarge: !preferences.isLarge })}
      >
        {words.largeText}
      </button>
      <button
        type="button"
        lang={preferences.language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onChange({ ...preferences, language: preferences.language === 'zh' ? 'en' : 'zh' })}
      >
        {words.language}
      </button>
    </div>
  );
}
