import type { Work } from './work.ts'
import type { Working } from './working.ts'

/** The deployed version of the form of a user task; null where there is none. */
export function formOf(work: Work, working: Working, element: string, formId: string): Promise<string | null> {
  const node = working.deployed.process.nodes.get(element)
  const binding = node?.kind === 'userTask' ? (node.form?.binding ?? 'latest') : 'latest'
  return work.bindings.formId(formId, binding, working.deployed)
}
