import type { Bilingual } from './chinese-holidays.ts'

/**
 * The language that still says what it said before while the other one was changed; null where there is none. A text that
 * served both languages before had nothing to fall behind.
 */
export function languageBehind(before: Bilingual, after: Bilingual): keyof Bilingual | null {
  if (before.en === before['zh-CN'] || before.en === '' || before['zh-CN'] === '') return null
  const [isEnglishNew, isChineseNew] = [before.en !== after.en, before['zh-CN'] !== after['zh-CN']]
  if (isEnglishNew === isChineseNew) return null
  return isEnglishNew ? 'zh-CN' : 'en'
}
