import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'

type WayClosedProps = {
  readonly title: string
  readonly children: ReactNode
  /** What can be done instead of signing in. */
  readonly onward?: ReactNode
}

/** In place of a way in that leads nowhere any more: that it is over and why, and the way that is left. */
export function WayClosed({ title, children, onward }: WayClosedProps) {
  const { t } = useTranslation()
  return (
    <AccessFrame title={title}>
      <p className={styles.intro} role="alert">
        {children}
      </p>
      <div className={styles.form}>
        {onward ?? (
          <Link to="/sign-in" className={styles.onward}>
            {t('signIn.submit')}
          </Link>
        )}
      </div>
    </AccessFrame>
  )
}
