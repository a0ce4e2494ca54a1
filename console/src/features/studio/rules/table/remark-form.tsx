import { labelInBoth } from '@aftersale/kernel'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'

type RemarkFormProps = { readonly text: string; readonly onChange: (text: string) => void }

/** A remark in both languages, which the file keeps in one text; one language serves both. */
export function RemarkForm({ text, onChange }: RemarkFormProps) {
  const { t } = useTranslation()
  const both = labelInBoth(text)
  // A remark in one language stands in the field of that language.
  const isOne = both.en === both['zh-CN']
  const isChinese = /\p{Script=Han}/u.test(text)
  const [english, setEnglish] = useState(isOne && isChinese ? '' : both.en)
  const [chinese, setChinese] = useState(isOne && !isChinese ? '' : both['zh-CN'])
  const write = (en: string, zh: string) => onChange([en.trim(), zh.trim()].filter((one) => one !== '').join(' · '))
  return (
    <>
      <label className={styles.remark}>
        {t('studioRules.english')}
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={english}
          onChange={({ target }) => {
            setEnglish(target.value)
            write(target.value, chinese)
          }}
        />
      </label>
      <label className={styles.remark}>
        {t('studioRules.chinese')}
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={chinese}
          onChange={({ target }) => {
            setChinese(target.value)
            write(english, target.value)
          }}
        />
      </label>
    </>
  )
}
