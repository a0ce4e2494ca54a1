import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './chosen-bar.module.css'

type ChosenBarProps = {
  readonly count: number
  readonly onNone: () => void
  /** What can be done with the rows. */
  readonly children: ReactNode
}

/** Above a list of which rows are chosen: how many, what can be done with them, and none again. */
export function ChosenBar({ count, onNone, children }: ChosenBarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('lists.chosen', { count })}>
      <strong>{t('lists.chosen', { count })}</strong>
      {children}
      <Button type="text" onClick={onNone}>
        {t('lists.chooseNone')}
      </Button>
    </div>
  )
}
