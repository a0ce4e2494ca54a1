import { type FlowNode, namedCalendars, type ProcessDefinition } from '@aftersale/process'
import { said } from '../sentence.ts'
import type { Draft, ResourceProblem } from './resource.ts'

const WORD = {
  process: ['process', '流程'],
  decision: ['decision', '决策'],
  form: ['form', '表单'],
  calendar: ['business calendar', '工作日历'],
} as const

interface Reference {
  readonly kind: keyof typeof WORD
  /** Null where FEEL computes it. */
  readonly key: string | null
  readonly element: string
}

/**
 * What processes name (called processes, decisions, forms, business calendars) that is not among these definitions. Names
 * that FEEL computes are not looked at.
 */
export function missingReferences(drafts: readonly Draft[]): readonly ResourceProblem[] {
  const known = new Set(drafts.map(({ kind, key }) => `${kind} ${key}`))
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'process') return []
    const { nodes } = draft.process
    return referencesOf(draft.process).flatMap(({ kind, key, element }): ResourceProblem[] => {
      if (key === null || known.has(`${kind} ${key}`)) return []
      const [en, zh] = WORD[kind]
      const message = said(
        `It names the ${en} “${key}”, which is not among the files.`,
        `它引用的${zh}“${key}”不在这些文件中。`,
      )
      const name = nodes.get(element)?.name || null
      return [{ resource: draft.resource.name, code: 'scenario.not-among-the-files', element, name, message }]
    })
  })
}

/** What a process names: called processes, decisions, forms, business calendars. */
export const referencesOf = (process: ProcessDefinition): readonly Reference[] => [
  ...[...process.nodes.values()].flatMap(referenceOf),
  ...calendarsOf(process),
]

function referenceOf(node: FlowNode): Reference[] {
  const [kind, attribute] =
    node.kind === 'callActivity'
      ? (['process', node.processId] as const)
      : node.kind === 'businessRuleTask'
        ? (['decision', node.decision?.id ?? null] as const)
        : (['form', node.kind === 'userTask' ? (node.form?.id ?? null) : null] as const)
  if (attribute === null) return []
  return [{ kind, key: attribute.kind === 'text' ? String(attribute.value) : null, element: node.id }]
}

const calendarsOf = (process: ProcessDefinition): Reference[] =>
  namedCalendars(process).flatMap(({ element, name }) =>
    name.kind === 'text' ? [{ kind: 'calendar', key: String(name.value), element }] : [],
  )
