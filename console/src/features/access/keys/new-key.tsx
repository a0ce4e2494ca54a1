import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyLine } from '../../../shell/fields/copy-line.tsx'
import styles from './keys.module.css'

type NewKeyProps = { readonly value: string; readonly onDone: () => void }

/** A key that was just made, to be copied. */
export function NewKey({ value, onDone }: NewKeyProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <p>{t('apiKeys.createdWords')}</p>
      <CopyLine label={t('apiKeys.created')} value={value} copy={t('apiKeys.copy')} />
      <div className={styles.actions}>
        <Button type="primary" onClick={onDone}>
          {t('apiKeys.done')}
        </Button>
      </div>
    </div>
  )
}
