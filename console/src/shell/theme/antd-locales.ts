import type { Language } from '@aftersale/contract'
import type { Locale } from 'antd/es/locale'

const sources = {
  en: () => import('antd/es/locale/en_US'),
  'zh-CN': () => import('antd/es/locale/zh_CN'),
} as const

const loaded = new Map<Language, Locale>()

/** Makes ready what Ant Design itself says in a language, such as how its buttons are read out. */
export async function loadAntdLocale(language: Language): Promise<void> {
  const { default: locale } = await sources[language]()
  loaded.set(language, locale)
}

/** The texts of a language that is ready. One must be given from the first drawing on, or all is mounted anew. */
export function antdLocale(language: Language): Locale {
  const locale = loaded.get(language)
  if (locale === undefined) throw new Error(`expected the texts of ${language} to be loaded, got none`)
  return locale
}
