import type { QueryClient } from '@tanstack/react-query'

/** Cases and tasks, the lists of them and of what they move, such as refunds and parcels, and the figures of both. */
const TOPICS = ['cases', 'tasks', 'list', 'summary']

/** Reads anew what something that was done with a case or a task may have changed; settles when what is shown is true again. */
export const readCasesAnew = (queries: QueryClient): Promise<unknown> =>
  Promise.all(TOPICS.map((topic) => queries.invalidateQueries({ queryKey: [topic] })))
