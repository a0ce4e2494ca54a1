import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Whether there is nothing to tell; 0 is something. */
export const isNone = (content: ReactNode): boolean => content === null || content === undefined || content === ''

/** There is none: a dash to the eye, a word to whoever listens. */
export function None() {
  const { t } = useTranslation()
  return (
    <span className="quiet">
      <span aria-hidden>–</span>
      <span className="unseen">{t('values.none')}</span>
    </span>
  )
}
