import type { FlowNode } from '@aftersale/process'
import { said } from '../sentence.ts'
import type { Draft, ResourceProblem } from './resource.ts'

const WORD = { process: ['process', '流程'], decision: ['decision', '决策'], form: ['form', '表单'] } as const

/** What processes name (called processes, decisions, forms) that is not among these definitions. Names that FEEL computes are not looked at. */
export function missingReferences(drafts: readonly Draft[]): readonly ResourceProblem[] {
  const known = new Set(drafts.map(({ kind, key }) => `${kind} ${key}`))
  return drafts.flatMap((draft) =>
    draft.kind !== 'process'
      ? []
      : [...draft.process.nodes.values()].flatMap((node) => {
          const called = referenceOf(node)
          if (called === null || known.has(`${called.kind} ${called.key}`)) return []
          const [en, zh] = WORD[called.kind]
          return [
            {
              resource: draft.resource.name,
              code: 'scenario.not-among-the-files',
              element: node.id,
              name: node.name || null,
              message: said(
                `It names the ${en} “${called.key}”, which is not among the files.`,
                `它引用的${zh}“${called.key}”不在这些文件中。`,
              ),
            },
          ]
        }),
  )
}

function referenceOf(node: FlowNode): { readonly kind: keyof typeof WORD; readonly key: string } | null {
  const [kind, attribute] =
    node.kind === 'callActivity'
      ? (['process', node.processId] as const)
      : node.kind === 'businessRuleTask'
        ? (['decision', node.decision?.id ?? null] as const)
        : node.kind === 'userTask'
          ? (['form', node.form?.id ?? null] as const)
          : (['form', null] as const)
  return attribute?.kind === 'text' ? { kind, key: String(attribute.value) } : null
}
