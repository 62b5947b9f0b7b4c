/** The words of the page in the language chosen; Chinese until another one has come. */
import { useEffect, useState } from 'react';
import type { Preferences } from '../look/preferences.ts';
import { zh, type Words } from '../words/zh.ts';

export function useLanguage(language: Preferences['language']): Words {
  const [english, setEnglish] = useState<Words | null>(null);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (language === 'en') void import('../words/en.ts').then((loaded) => setEnglish(loaded.en));
  }, [language]);
  return language === 'en' && english !== null ? english : zh;
}
