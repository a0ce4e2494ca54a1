import type { CaseDetail, Task } from '@aftersale/contract'
import { type Form, type FormValues, formLooks, readForm } from '@aftersale/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldMessages } from '../../../api/field-messages.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { useTaskDrafts } from '../form/draft.ts'
import { TaskForm } from '../form/task-form.tsx'
import styles from './case-page.module.css'
import { useCompleteTask } from './complete-task.ts'

const NO_FIELDS: Form = { id: '', fields: [] }

type DecideTaskProps = {
  readonly task: Task
  readonly of: CaseDetail
  /** The draft that the server keeps; what was typed since in this tab goes before it. */
  readonly saved: FormValues | null
}

/** The form of a task. Once sent it shows as done; if that was not so, it is back with all that was filled in, and why. */
export function DecideTask({ task, of: one, saved }: DecideTaskProps) {
  const { t } = useTranslation()
  const complete = useCompleteTask(one, task)
  const drafts = useTaskDrafts()
  const schema = task.form?.schema
  const data = task.form?.data ?? {}
  const read = useMemo(() => (schema === undefined ? null : readForm(schema)), [schema])
  if (read !== null && !read.ok) return <ProblemBox>{t('task.formUnreadable')}</ProblemBox>
  const isSent = complete.isPending || complete.isSuccess
  return (
    <>
      {isSent ? (
        <p role="status" className={styles.sent}>
          {t('task.sent')}
        </p>
      ) : null}
      <div hidden={isSent} className={styles.decide}>
        {complete.error ? <ProblemBox>{problemText(complete.error, t)}</ProblemBox> : null}
        <TaskForm
          form={read?.value ?? NO_FIELDS}
          looks={formLooks(schema, data)}
          rights={task.form?.rights ?? {}}
          data={data}
          currency={task.form?.currency ?? null}
          draft={drafts.read(task.id) ?? saved}
          onDraft={(values) => drafts.keep(task.id, values)}
          problems={fieldMessages(complete.error)}
          onSubmit={(values) => complete.mutate(values)}
        />
      </div>
    </>
  )
}
