import type { FormValues } from '@aftersale/form'
import { useMe } from '../../../shell/use-me.ts'

export interface TaskDrafts {
  readonly read: (taskId: string) => FormValues | null
  readonly keep: (taskId: string, values: FormValues) => void
  readonly drop: (taskId: string) => void
}

/** What was filled in before the session ended or the page was left: kept in this tab, for whoever filled it in. */
export function useTaskDrafts(): TaskDrafts {
  const { userId } = useMe()
  const keyOf = (taskId: string) => `aftersale.draft.${userId}.${taskId}`
  return {
    read: (taskId) => {
      const text = sessionStorage.getItem(keyOf(taskId))
      if (text === null) return null
      const draft: unknown = JSON.parse(text)
      return typeof draft === 'object' && draft !== null ? { ...draft } : null
    },
    keep: (taskId, values) => sessionStorage.setItem(keyOf(taskId), JSON.stringify(values)),
    drop: (taskId) => sessionStorage.removeItem(keyOf(taskId)),
  }
}
