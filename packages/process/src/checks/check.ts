import type { ProcessDefinition } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'

/** Looks at one side of a process and adds every reason, of its kind, why it will not execute. */
export type Check = (process: ProcessDefinition, problems: Problems) => void
