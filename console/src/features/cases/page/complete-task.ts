import type { CaseDetail, Json, Task } from '@aftersale/contract'
import type { FormValues } from '@aftersale/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { api } from '../../../api/client.ts'
import { answered, Refused } from '../../../api/refused.ts'
import { useOfferWithdraw } from '../../tasks/index.ts'
import { useTaskDrafts } from '../form/draft.ts'

/**
 * Completes a task. It stays pending until the lists and the case have been read anew, so that what the page showed at once
 * gives way to what is true without a flicker. Whoever was slower than somebody else is told, with the case as it now is.
 */
export function useCompleteTask(of: CaseDetail, task: Task) {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const queries = useQueryClient()
  const offerWithdraw = useOfferWithdraw()
  const drafts = useTaskDrafts()
  return useMutation({
    // What is being sent is no draft any more: live news may be faster than the answer. It is one again where it was not sent.
    onMutate: () => drafts.drop(task.id),
    mutationFn: (values: FormValues) =>
      answered(api().completeTask({ params: { id: task.id }, body: { values: values as Record<string, Json> } })),
    onSuccess: () => {
      void message.success(t('task.done', { number: of.number }))
      void offerWithdraw(task.id)
    },
    onError: (error, values) => {
      if (!(error instanceof Refused) || error.refusal.code !== 'tasks.not-open') return drafts.keep(task.id, values)
      notification.warning({
        title: t('task.faster'),
        description: `${error.message} ${t('task.fasterWords')}`,
        duration: 0,
      })
    },
    onSettled: () => readCasesAnew(queries),
  })
}
