import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './expert.module.css'

interface MendTextProps {
  readonly content: string
  onMend(content: string): void
}

/** A file that cannot be drawn, as text: nothing of it is lost, and it can be mended. */
export function MendText({ content, onMend }: MendTextProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(content)
  return (
    <div className={styles.mend}>
      <p>{t('studioFlow.unreadable')}</p>
      <Input.TextArea
        value={text}
        aria-label={t('studioFlow.asText')}
        autoSize={{ minRows: 12, maxRows: 24 }}
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="primary" disabled={text === content} onClick={() => onMend(text)}>
        {t('studioFlow.tryAgain')}
      </Button>
    </div>
  )
}
