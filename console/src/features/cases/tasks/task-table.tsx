import type { Task } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import table from '../../../shell/lists/table.module.css'
import { agoText, momentText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { groupText } from '../group-text.ts'
import styles from '../list/case-list.module.css'
import { reasonText } from '../reason-text.ts'

/** Tasks, one a row; each leads to its case, where its form is. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation()
  return (
    <table className={`${table.table} ${table.open} ${styles.cases}`} role="table">
      <caption className="unseen">{t('places.tasks')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('case.number')}</th>
          <th role="columnheader">{t('task.groups')}</th>
          <th role="columnheader">{t('case.reason')}</th>
          <th role="columnheader">{t('case.product')}</th>
          <th role="columnheader">{t('case.customer')}</th>
          <th role="columnheader" className={table.number}>
            {t('case.quantity')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('case.refund')}
          </th>
          <th role="columnheader" className={table.number}>
            {t('task.since')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tasks.map((task) => (
          <TaskRow key={task.id} of={task} />
        ))}
      </tbody>
    </table>
  )
}

function TaskRow({ of: task }: { readonly of: Task }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { subject } = task
  return (
    <tr role="row">
      <td role="cell" className={styles.number}>
        <Link to="/cases/$id" params={{ id: task.caseNumber }} className={table.rowLink} data-row>
          {task.caseNumber}
        </Link>
      </td>
      <td role="cell" className={styles.stateCell}>
        {task.groups.map((group) => groupText(group, t)).join(language === 'en' ? ', ' : '、')}
      </td>
      <td role="cell" className={styles.reason}>
        {reasonText(subject.reason, t)}
      </td>
      <td role="cell" className={styles.product}>
        {subject.productName ?? subject.product}
      </td>
      <td role="cell" className={styles.customer} data-label={t('case.customer')}>
        {subject.customer ?? t('case.unknownCustomer')}
      </td>
      <td role="cell" className={`${table.number} ${styles.quantity}`} data-label="×">
        {subject.quantity?.toLocaleString(language)}
      </td>
      <td role="cell" className={`${table.number} ${styles.refund}`}>
        {subject.refund === null ? '–' : moneyText(subject.refund, language)}
      </td>
      <td role="cell" className={`${table.number} ${styles.requested}`} title={momentText(task.createdAt, language)}>
        {agoText(task.createdAt, serverNow(), language)}
      </td>
    </tr>
  )
}
