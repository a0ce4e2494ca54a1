import { z } from 'zod'

/** What is wrong with one field, in both languages. `path` is where it stands: `requests[2].quantity`. */
export const fieldProblem = z.object({ path: z.string(), en: z.string(), 'zh-CN': z.string() })

export type FieldProblem = z.output<typeof fieldProblem>
