import type { ListedWork } from '@aftersale/contract'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import table from '../../shell/lists/table.module.css'
import type { Claim } from './use-claim.ts'
import type { Selection } from './use-selection.ts'
import { WorkRow } from './work-row.tsx'
import styles from './workbench.module.css'

type WorkTableProps = {
  readonly tasks: readonly ListedWork[]
  /** Null: nothing can be chosen. */
  readonly selection: Selection | null
  readonly claim: Claim
}

/** Tasks, one a row; each leads to its case, where its form is. */
export function WorkTable({ tasks, selection, claim }: WorkTableProps) {
  const { t } = useTranslation()
  const count = selection?.chosen.length ?? 0
  return (
    <table className={`${table.table} ${table.open} ${styles.work}`} role="table">
      <caption className="unseen">{t('places.tasks')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {selection === null ? null : (
            <th role="columnheader">
              <Checkbox
                aria-label={t('workbench.chooseAll')}
                checked={count === tasks.length}
                indeterminate={count > 0 && count < tasks.length}
                onChange={() => (count === tasks.length ? selection.clear() : selection.chooseAll())}
              />
            </th>
          )}
          <th role="columnheader">{t('case.number')}</th>
          <th role="columnheader">{t('workbench.step')}</th>
          <th role="columnheader">{t('workbench.about')}</th>
          <th role="columnheader" className={table.number}>
            {t('case.refund')}
          </th>
          <th role="columnheader">{t('workbench.who')}</th>
          <th role="columnheader" className={table.number}>
            {t('workbench.due')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('task.since')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tasks.map((task) => (
          <WorkRow key={task.id} of={task} selection={selection} claim={claim} />
        ))}
      </tbody>
    </table>
  )
}
