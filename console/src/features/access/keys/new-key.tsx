import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../../text/copy-text.ts'
import styles from './keys.module.css'

type NewKeyProps = { readonly value: string; readonly onDone: () => void }

/** A key that was just made, to be copied. */
export function NewKey({ value, onDone }: NewKeyProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = () =>
    copyText(value).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    )
  return (
    <div className={styles.form}>
      <p>{t('apiKeys.createdWords')}</p>
      <div className={styles.key}>
        <Input readOnly value={value} aria-label={t('apiKeys.created')} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void copy()}>{t('apiKeys.copy')}</Button>
      </div>
      <p role="status" className="quiet">
        {copied === null ? null : t(`apiKeys.${copied}`)}
      </p>
      <div className={styles.actions}>
        <Button type="primary" onClick={onDone}>
          {t('apiKeys.done')}
        </Button>
      </div>
    </div>
  )
}
