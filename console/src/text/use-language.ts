import type { Language } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'

/** The language the page is shown in; the component is drawn anew when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
}
