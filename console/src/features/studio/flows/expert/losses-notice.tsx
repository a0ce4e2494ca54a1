import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Loss } from './import-losses.ts'

interface LossesNoticeProps {
  readonly losses: readonly Loss[]
  onAccept(): void
}

/** Says what of the file the editor cannot keep, before anything is changed. */
export function LossesNotice({ losses, onAccept }: LossesNoticeProps) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('studioFlow.losses', { count: losses.length })}
      description={
        <ul>
          {losses.map(({ what, line, element }) => (
            <li key={`${what} ${line} ${element}`}>
              {line === null
                ? t('studioFlow.lostReference', { what, element: element ?? '' })
                : t('studioFlow.lostContent', { what, line })}
            </li>
          ))}
        </ul>
      }
      action={<Button onClick={onAccept}>{t('studioFlow.goOn')}</Button>}
    />
  )
}
