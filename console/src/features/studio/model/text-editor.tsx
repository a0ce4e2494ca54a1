import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorProps } from '../editor-props.ts'
import styles from './model.module.css'

/** The file as it is written, for who knows its format. */
export function TextEditor({ content, isReadOnly, onChange }: EditorProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(content)
  return (
    <>
      <p className="quiet">{t('studio.textHint')}</p>
      <Input.TextArea
        className={styles.text ?? ''}
        aria-label={t('studio.face.text')}
        value={text}
        readOnly={isReadOnly}
        spellCheck={false}
        autoSize={{ minRows: 16, maxRows: 40 }}
        onChange={({ target }) => {
          setText(target.value)
          if (target.value !== '') onChange(target.value)
        }}
      />
    </>
  )
}
