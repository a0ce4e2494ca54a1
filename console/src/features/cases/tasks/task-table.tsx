import type { Task } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import table from '../../../shell/lists/table.module.css'
import { inLanguage } from '../../../text/bilingual.ts'
import { agoText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { groupText } from '../group-text.ts'

/** Tasks, one a row; each leads to its case, where its form is. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = Date.now()
  return (
    <table className={`${table.table} ${table.open}`} role="table">
      <caption className="unseen">{t('places.tasks')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('case.number')}</th>
          <th role="columnheader">{t('task.step')}</th>
          <th role="columnheader">{t('task.groups')}</th>
          <th role="columnheader" className={table.number}>
            {t('task.since')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {tasks.map((task) => (
          <tr role="row" key={task.id}>
            <td role="cell">
              <Link to="/cases/$id" params={{ id: task.caseNumber }} className={table.rowLink} data-row>
                {task.caseNumber}
              </Link>
            </td>
            <td role="cell">{inLanguage(task.name, language)}</td>
            <td role="cell" data-end>
              {task.groups.map((group) => groupText(group, t)).join(language === 'en' ? ', ' : '、')}
            </td>
            <td role="cell" className={table.number} data-line title={momentText(task.createdAt, language)}>
              {agoText(task.createdAt, now, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
