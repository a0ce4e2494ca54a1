import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { bytesText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './intake.module.css'

type UploadProgressProps = { readonly sent: number; readonly total: number; readonly onStop: () => void }

/** How much of a file has left, and the way to stop it. */
export function UploadProgress({ sent, total, onStop }: UploadProgressProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isSent = total > 0 && sent >= total
  return (
    <div className={styles.progress}>
      <progress value={sent} max={Math.max(total, 1)} aria-label={t('imports.upload')} />
      <span className="quiet tabular">
        {isSent
          ? t('imports.allSent')
          : t('imports.progress', { sent: bytesText(sent, language), total: bytesText(total, language) })}
      </span>
      <Button size="small" onClick={onStop}>
        {t('imports.stop')}
      </Button>
    </div>
  )
}
