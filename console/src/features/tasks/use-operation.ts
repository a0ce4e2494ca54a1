import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../api/cases-anew.ts'
import { Refused } from '../../api/refused.ts'
import { problemText } from '../../shell/fields/problem-text.ts'

/** What is done, and how it is told that it was. */
export interface Operation {
  readonly call: () => Promise<{ readonly standing?: 'done' | 'being-checked' }>
  readonly done: string
}

/**
 * Does something with a task and reads anew what depends on it. Whoever was too late is told who was faster and when, in the
 * server's words, beside the task as it now is.
 */
export function useOperation() {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ call }: Operation) => call(),
    onSuccess: ({ standing }, { done }) => {
      if (standing === 'being-checked') void message.info(t('taskDo.beingChecked'))
      else void message.success(done)
    },
    onError: (error) => {
      const title = error instanceof Refused ? t('taskDo.tooLate') : t('taskDo.failed')
      notification.warning({ title, description: problemText(error, t), duration: 0 })
    },
    // A dialog closes when it is done; what is behind it is read anew meanwhile.
    onSettled: () => void readCasesAnew(queries),
  })
}
