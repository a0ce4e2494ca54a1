import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'

export type CaseCommand = { readonly call: () => Promise<unknown>; readonly done: string }

/**
 * Does something with a case and reads anew what depends on it. What was not done is told in the server's words, and stays told until it is
 * taken away; `mutateAsync` rejects then, so that what was typed can stay.
 */
export function useCaseCommand() {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ call }: CaseCommand) => call(),
    onSuccess: (_, { done }) => void message.success(done),
    onError: (error) =>
      notification.warning({ title: t('states.refused'), description: problemText(error, t), duration: 0 }),
    onSettled: () => void readCasesAnew(queries),
  })
}
