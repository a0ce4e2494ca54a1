import type { Language } from '@aftersale/contract'
import { switchLanguage } from '../../text/i18n.ts'
import { loadAntdLocale } from '../theme/antd-locales.ts'

/** Shows everything in another language: what Ant Design says is there before the page asks for it. */
export async function showLanguage(language: Language): Promise<void> {
  await loadAntdLocale(language)
  await switchLanguage(language)
}
