import type { Language } from '@aftersale/contract'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { texts as english } from '../locales/english.ts'
import { preferredLanguage, rememberLanguage } from './language.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english; words: Readonly<Record<string, string>> }
    returnNull: false
  }
}

const bundles = {
  en: () => import('../locales/english.ts'),
  'zh-CN': () => import('../locales/chinese.ts'),
} as const

/** Makes the texts of the preferred language ready. A text that is missing is a defect, and reported as one. */
export async function startTexts(): Promise<void> {
  const language = preferredLanguage()
  const { texts: bundle } = await bundles[language]()
  document.documentElement.lang = language
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: bundle } },
    interpolation: { escapeValue: false },
    // Words that somebody changed are shown anew on the page that is open.
    react: { bindI18nStore: 'added' },
    saveMissing: true,
    missingKeyHandler: (languages, _, key) => reportError(new Error(`no text ${key} in ${languages.join(', ')}`)),
  })
}

/** Makes the texts of another language ready, beside those of the page. */
export async function loadTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return
  const { texts: bundle } = await bundles[language]()
  i18next.addResourceBundle(language, 'translation', bundle)
}

/** Shows the page in another language, now and the next time. */
export async function switchLanguage(language: Language): Promise<void> {
  await loadTexts(language)
  rememberLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
