import type { ListedWork } from '@aftersale/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { claimEach } from '../use-claim.ts'
import styles from '../workbench.module.css'
import { AssignMany } from './assign-many.tsx'
import { CompleteMany } from './complete-many.tsx'
import type { RowOutcome } from './row-outcome.ts'
import { RowOutcomes } from './row-outcomes.tsx'

export type Batch = { readonly what: 'claim' | 'assign' | 'complete'; readonly tasks: readonly ListedWork[] }

type BatchDialogProps = {
  readonly batch: Batch
  /** It was done: what came of it has been read. */
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** Asks what the action needs, does it, and shows what came of each task. */
export function BatchDialog({ batch: { what, tasks }, onClose, onCancel }: BatchDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: (work: () => Promise<readonly RowOutcome[]>) => work(),
    onSettled: () => readCasesAnew(queries),
  })
  const titles = { claim: t('taskDo.claim'), assign: t('taskDo.assign'), complete: t('workbench.complete') } as const
  const outcomes = run.data
  return (
    <Modal
      open
      title={t('workbench.batchTitle', { what: titles[what], count: tasks.length })}
      footer={null}
      maskClosable={false}
      onCancel={outcomes === undefined ? onCancel : onClose}
    >
      {outcomes === undefined ? (
        <div className={styles.batchBody}>
          {run.error ? <ProblemBox>{problemText(run.error, t)}</ProblemBox> : null}
          {what === 'claim' ? (
            <Button
              type="primary"
              loading={run.isPending}
              onClick={() => run.mutate(() => claimEach(tasks, (error) => problemText(error, t)))}
            >
              {t('workbench.claimMany', { count: tasks.length })}
            </Button>
          ) : null}
          {what === 'assign' ? <AssignMany tasks={tasks} isPending={run.isPending} onRun={run.mutate} /> : null}
          {what === 'complete' ? <CompleteMany tasks={tasks} isPending={run.isPending} onRun={run.mutate} /> : null}
        </div>
      ) : (
        <RowOutcomes outcomes={outcomes} onClose={onClose} />
      )}
    </Modal>
  )
}
