import type { ListedWork } from '@aftersale/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import type { RowOutcome } from './batch/row-outcome.ts'

/** Takes tasks one after the other; each is taken or not by itself. */
export async function claimEach(
  tasks: readonly ListedWork[],
  sentence: (error: unknown) => string,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = []
  for (const task of tasks) {
    const problem = await answered(api().claimTask({ params: { id: task.id } })).then(() => null, sentence)
    outcomes.push({ task, problem })
  }
  return outcomes
}

/** Takes a task, or says who was faster. */
export function useClaim() {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (tasks: readonly ListedWork[]) => claimEach(tasks, (error) => problemText(error, t)),
    onSuccess: (outcomes) => {
      const [failed] = outcomes.filter(({ problem }) => problem !== null)
      if (failed === undefined) void message.success(t('taskDo.claimed'))
      else notification.warning({ title: t('taskDo.tooLate'), description: failed.problem, duration: 0 })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  })
}

export type Claim = ReturnType<typeof useClaim>
