import type { ListedWork } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/server-time.ts'
import table from '../../shell/lists/table.module.css'
import { None } from '../../shell/states/none.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { agoText, momentText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { groupText, reasonText, subjectText } from '../cases/index.ts'
import { CustomerName } from '../customers/customer-name.tsx'
import { RemainingTime } from '../tasks/index.ts'
import type { Claim } from './use-claim.ts'
import type { Selection } from './use-selection.ts'
import styles from './workbench.module.css'

type WorkRowProps = { readonly of: ListedWork; readonly selection: Selection | null; readonly claim: Claim }

export function WorkRow({ of: task, selection, claim }: WorkRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const about = task.case
  const refund = about?.refund ?? null
  const chosen = selection?.has(task.id) ?? false
  return (
    <tr role="row" data-task={task.id} data-chosen={chosen || undefined}>
      {selection === null ? null : (
        <td role="cell" className={styles.choose}>
          <Checkbox
            aria-label={t('workbench.choose', { number: about?.number ?? task.businessKey })}
            checked={chosen}
            onChange={() => selection.toggle(task.id)}
          />
        </td>
      )}
      <td role="cell" className={styles.number}>
        {about === null ? (
          <span className={styles.plain}>{task.businessKey}</span>
        ) : (
          <Link to="/cases/$id" params={{ id: about.number }} className={table.rowLink} data-row>
            {about.number}
          </Link>
        )}
        {about?.priority === 'urgent' || about?.priority === 'high' ? (
          <span className={styles.priority} data-priority={about.priority}>
            {t(`priorities.${about.priority}`)}
          </span>
        ) : null}
      </td>
      <td role="cell" className={styles.step}>
        {inLanguage(task.name, language)}
        <span className={styles.flow}>{inLanguage(task.process.name, language)}</span>
      </td>
      <td role="cell" className={styles.about}>
        <span>{(about && subjectText(about, language)) ?? <None />}</span>
        <span className={styles.flow}>
          {about?.customer == null ? null : <CustomerName name={about.customerName} number={about.customer} />}
          {about?.customer == null || about.reason === null ? null : ' · '}
          {about?.reason == null ? null : reasonText(about.reason, t)}
        </span>
      </td>
      <td role="cell" className={`${table.number} ${styles.refund}`} data-none={refund === null || undefined}>
        {refund === null ? <None /> : moneyText(refund, language)}
      </td>
      <td role="cell" className={styles.who}>
        {task.assignee === null ? (
          <>
            {selection === null ? null : (
              <Button
                size="small"
                className={`${styles.claim}`}
                loading={claim.isPending && claim.variables.some(({ id }) => id === task.id)}
                onClick={() => claim.mutate([task])}
              >
                {t('taskDo.claim')}
              </Button>
            )}
            <span className={styles.flow}>{task.candidateGroups.map((group) => groupText(group, t)).join(' · ')}</span>
          </>
        ) : (
          task.assigneeName
        )}
      </td>
      <td role="cell" className={`${table.number} ${styles.due}`} data-none={task.dueAt === null || undefined}>
        {task.dueAt === null ? <None /> : <RemainingTime since={task.createdAt} due={task.dueAt} />}
      </td>
      <td role="cell" className={`${table.number} ${styles.since}`} title={momentText(task.createdAt, language)}>
        {agoText(task.createdAt, serverNow(), language)}
      </td>
    </tr>
  )
}
