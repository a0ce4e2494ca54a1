import type { FormValues } from '@aftersale/form'

const keyOf = (taskId: string) => `aftersale.draft.${taskId}`

/** What was filled in before the session ended or the page was left; kept in this tab only. */
export function readDraft(taskId: string): FormValues | null {
  const text = sessionStorage.getItem(keyOf(taskId))
  if (text === null) return null
  const draft: unknown = JSON.parse(text)
  return typeof draft === 'object' && draft !== null ? { ...draft } : null
}

export const keepDraft = (taskId: string, values: FormValues): void =>
  sessionStorage.setItem(keyOf(taskId), JSON.stringify(values))

export const dropDraft = (taskId: string): void => sessionStorage.removeItem(keyOf(taskId))
