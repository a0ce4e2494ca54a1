import type { ListedWork } from '@aftersale/contract'

/** What came of one task of many; `problem`: why it was not done, in the server's words. */
export type RowOutcome = { readonly task: ListedWork; readonly problem: string | null }

type Answers = {
  readonly items: readonly { readonly taskId: string; readonly refusal: { readonly message: string } | null }[]
}

/** The outcomes in the order of the tasks. */
export function outcomesOfAnswers(tasks: readonly ListedWork[], { items }: Answers): RowOutcome[] {
  const refusals = new Map(items.map(({ taskId, refusal }) => [taskId, refusal]))
  return tasks.map((task) => ({ task, problem: refusals.get(task.id)?.message ?? null }))
}
