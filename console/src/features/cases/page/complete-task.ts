import type { CaseDetail, Json, Task } from '@aftersale/contract'
import type { FormValues } from '@aftersale/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered, Refused } from '../../../api/refused.ts'
import { useOfferWithdraw } from '../../tasks/index.ts'
import { dropDraft } from '../form/draft.ts'

/**
 * Completes a task. It stays pending until the lists and the case have been read anew, so that what the page showed at once
 * gives way to what is true without a flicker. Whoever was slower than somebody else is told, with the case as it now is.
 */
export function useCompleteTask(of: CaseDetail, task: Task) {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const queries = useQueryClient()
  const offerWithdraw = useOfferWithdraw()
  return useMutation({
    mutationFn: (values: FormValues) =>
      answered(api().completeTask({ params: { id: task.id }, body: { values: values as Record<string, Json> } })),
    onSuccess: () => {
      dropDraft(task.id)
      void message.success(t('task.done', { number: of.number }))
      void offerWithdraw(task.id)
    },
    onError: (error) => {
      if (!(error instanceof Refused) || error.refusal.code !== 'tasks.not-open') return
      dropDraft(task.id)
      notification.warning({
        title: t('task.faster'),
        description: `${error.message} ${t('task.fasterWords')}`,
        duration: 0,
      })
    },
    onSettled: () =>
      Promise.all(['cases', 'tasks', 'summary'].map((topic) => queries.invalidateQueries({ queryKey: [topic] }))),
  })
}
