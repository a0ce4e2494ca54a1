import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { switchLanguage } from '../../text/i18n.ts'
import { useLanguage } from '../../text/use-language.ts'
import { loadAntdLocale } from '../theme/antd-locales.ts'

/** Changes between the two languages; it is named in the one it leads to. */
export function LanguageSwitch() {
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const change = async () => {
    await loadAntdLocale(other)
    await switchLanguage(other)
  }
  return (
    <Button type="text" size="small" icon={<GlobalOutlined aria-hidden />} lang={other} onClick={() => void change()}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  )
}
