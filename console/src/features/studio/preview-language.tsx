import type { Language } from '@aftersale/contract'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'

const LANGUAGES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] satisfies { value: Language; label: string }[]

type PreviewLanguageProps = { readonly value: Language; readonly onChange: (language: Language) => void }

/** In which language a preview reads, whatever the one of the page. */
export function PreviewLanguage({ value, onChange }: PreviewLanguageProps) {
  const { t } = useTranslation()
  return (
    <Segmented
      size="small"
      options={LANGUAGES}
      value={value}
      onChange={onChange}
      aria-label={t('studioForm.previewLanguage')}
    />
  )
}
