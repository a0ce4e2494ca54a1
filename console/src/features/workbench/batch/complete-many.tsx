import type { Json } from '@aftersale/contract'
import { type FormValues, formLooks, readForm } from '@aftersale/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { TaskForm } from '../../cases/index.ts'
import { taskQuery } from '../../tasks/index.ts'
import type { ManyProps } from './many-props.ts'
import { outcomesOfAnswers } from './row-outcome.ts'

/** One form for many tasks of the same step: each is completed with the same values, by itself. */
export function CompleteMany({ tasks, isPending, onRun }: ManyProps) {
  const { t } = useTranslation()
  const first = useQuery(taskQuery(tasks[0]?.id ?? ''))
  if (first.isError) return <FailureNotice error={first.error} onRetry={() => void first.refetch()} />
  if (first.data === undefined) return <Waiting rows={4} />
  const { form } = first.data
  const read = form === null ? null : readForm(form.schema)
  if (read !== null && !read.ok) return <ProblemBox>{t('task.formUnreadable')}</ProblemBox>
  const complete = async (values: FormValues) => {
    const body = { tasks: tasks.map(({ id }) => ({ id, values: values as Record<string, Json> })) }
    return outcomesOfAnswers(tasks, await answered(api().completeTasks({ body })))
  }
  return (
    <>
      <p>{t('workbench.completeWords', { count: tasks.length })}</p>
      <TaskForm
        form={read?.value ?? { id: '', fields: [] }}
        looks={formLooks(form?.schema, form?.data ?? {})}
        rights={form?.rights ?? {}}
        data={form?.data ?? {}}
        // The cases may be of orders in several currencies.
        currency={null}
        draft={null}
        onDraft={() => undefined}
        problems={{}}
        isBusy={isPending}
        onSubmit={(values) => onRun(() => complete(values))}
      />
    </>
  )
}
