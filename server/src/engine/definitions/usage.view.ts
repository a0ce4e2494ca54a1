import type { FlowNode } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import { latestVersions } from './definitions.store.ts'

/** Where the newest version of a flow names something by a fixed name. */
export interface Usage {
  readonly process: string
  readonly processName: Name
  readonly element: string
  readonly elementName: Name
  readonly kind: 'form' | 'decision' | 'work'
  readonly of: string
  /** What the work is told beside its variables. */
  readonly headers: Readonly<Record<string, string>>
}

/** What the newest versions of all flows name: forms, decisions and the work of service tasks. */
export async function readUsage(database: Database, { definitions }: EngineSetup): Promise<Usage[]> {
  return inTransaction(database, async (tx) => {
    const latest = await latestVersions(tx, ['process'])
    const found: Usage[] = []
    for (const { id } of latest) {
      const { process } = await definitions.processById(tx, id)
      for (const node of process.nodes.values()) {
        const named = namedBy(node)
        if (named === null) continue
        found.push({
          process: process.id,
          processName: nameOf(process),
          element: node.id,
          elementName: nameOf(node),
          ...named,
        })
      }
    }
    return found
  })
}

function namedBy(node: FlowNode): Pick<Usage, 'kind' | 'of' | 'headers'> | null {
  const fixed = (kind: Usage['kind'], name: { readonly kind: string; readonly value?: unknown } | null | undefined) =>
    name?.kind === 'text' ? { kind, of: String(name.value), headers: {} } : null
  switch (node.kind) {
    case 'userTask':
      return fixed('form', node.form?.id)
    case 'businessRuleTask':
      return fixed('decision', node.decision?.id)
    case 'serviceTask':
      return withHeaders(fixed('work', node.job.type), node.job.headers)
    default:
      return null
  }
}

const withHeaders = (named: ReturnType<typeof namedBy>, headers: Usage['headers']) =>
  named === null ? null : { ...named, headers }

/** What a decision that is in force reads and answers, by the names that its variables have. */
export interface DecisionFace {
  readonly key: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

export async function readDecisionFaces(
  database: Database,
  { definitions }: EngineSetup,
  ids: readonly string[],
): Promise<DecisionFace[]> {
  const faces: DecisionFace[] = []
  for (const id of ids) {
    const { key, model, inputs } = await definitions.decisionById(database, id)
    const outputs = model.decisions.find((one) => one.id === key)?.outputs ?? []
    faces.push({ key, inputs, outputs: outputs.map(({ name }) => name) })
  }
  return faces
}
