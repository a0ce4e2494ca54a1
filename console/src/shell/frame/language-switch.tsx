import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { LANGUAGE_NAMES } from '../../text/language.ts'
import { useLanguage } from '../../text/use-language.ts'
import { showLanguage } from './show-language.ts'

/** Changes between the two languages; it is named in the one it leads to. */
export function LanguageSwitch() {
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <Button
      type="text"
      size="small"
      icon={<GlobalOutlined aria-hidden />}
      lang={other}
      onClick={() => void showLanguage(other)}
    >
      {LANGUAGE_NAMES[other]}
    </Button>
  )
}
