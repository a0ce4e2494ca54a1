import { type Language, languageOf } from '@aftersale/contract'

const KEY = 'aftersale.language'

const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** What each is called in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' }

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((language) => language === text)

/** What the person chose here before, else what their browser asks for. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY)
  return isLanguage(chosen) ? chosen : languageOf(navigator.languages.join(','))
}

/** The language the page is shown in; the document says it, so that screen readers know too. */
export function currentLanguage(): Language {
  const { lang } = document.documentElement
  return isLanguage(lang) ? lang : preferredLanguage()
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
}
