import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../api/failure.ts'
import styles from './states.module.css'

/** What a part of a page shows. */
export type PartQuery = Pick<UseQueryResult, 'data' | 'error' | 'refetch'>

/** Whether something could not be loaded that is there and may be seen. */
export function hasFailed({ data, error }: Pick<PartQuery, 'data' | 'error'>): boolean {
  if (data !== undefined || error === null) return false
  const { kind } = failureOf(error)
  return kind !== 'forbidden' && kind !== 'missing'
}

/** That a part of a page could not be loaded, and the way to try again; nothing where it was, or is not one's to see. */
export function PartFailure({ query }: { readonly query: PartQuery }) {
  const { t } = useTranslation()
  if (!hasFailed(query)) return null
  return (
    <p className={styles.part} role="alert">
      {t('states.partFailed')}{' '}
      <button type="button" className="link-button" onClick={() => void query.refetch()}>
        {t('states.retry')}
      </button>
    </p>
  )
}
