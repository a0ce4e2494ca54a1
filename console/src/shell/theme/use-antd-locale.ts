import type { Language } from '@aftersale/contract'
import type { Locale } from 'antd/es/locale'
import { useEffect, useState } from 'react'

const locales = {
  en: () => import('antd/es/locale/en_US'),
  'zh-CN': () => import('antd/es/locale/zh_CN'),
} as const

/** What Ant Design itself says, such as how its buttons are read out, in the page's language. */
export function useAntdLocale(language: Language): Locale | undefined {
  const [locale, setLocale] = useState<Locale>()
  useEffect(() => {
    let isWanted = true
    void locales[language]().then(({ default: loaded }) => isWanted && setLocale(loaded))
    return () => {
      isWanted = false
    }
  }, [language])
  return locale
}
