import type { CasePriority } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import styles from './case-list.module.css'

/** How much a case presses; what presses as usual is told softly. */
export function PriorityMark({ priority }: { readonly priority: CasePriority }) {
  const { t } = useTranslation()
  return (
    <span className={styles.priority} data-priority={priority}>
      {t(`priorities.${priority}`)}
    </span>
  )
}
