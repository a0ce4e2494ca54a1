export type Language = 'en' | 'zh-CN'

const KEPT = 'aftersale.portal.language'

/** As chosen before on this phone, else as the browser asks; whoever asks for neither reads Chinese. */
export function firstLanguage(): Language {
  const kept = readKept(KEPT)
  if (kept === 'en' || kept === 'zh-CN') return kept
  const asked = navigator.languages.find((tag) => /^(zh|en)/i.test(tag)) ?? 'zh'
  return /^en/i.test(asked) ? 'en' : 'zh-CN'
}

export const keepLanguage = (language: Language): void => keep(KEPT, language)

/** Browsers that keep nothing throw. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

export function keep(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // Full or forbidden: what was typed stays on the screen, and is lost with it.
  }
}
