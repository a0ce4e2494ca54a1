import { type EventNode, type FlowNode, isEvent, type ProcessDefinition } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'

/** A transaction is cancelled from inside, and left by the cancel event on its border (BPMN 2.0.2, 10.3.2). */
export const checkTransactions: Check = (process, problems) => {
  for (const node of process.nodes.values()) {
    if (!isEvent(node) || !cancels(node)) continue
    if (node.kind === 'boundaryEvent' && !isTransaction(process.nodes.get(node.attachedTo))) {
      problems.add(
        node,
        'process.cancel-without-transaction',
        'Only a transaction can be cancelled, and it is not attached to one.',
        '只有事务子流程可以取消，而它没有附着在事务上。',
      )
    }
    if (node.kind === 'endEvent') checkEnd(node, process, problems)
  }
}

const cancels = (node: EventNode): boolean => node.definitions.some(({ kind }) => kind === 'cancel')

const isTransaction = (node: FlowNode | undefined) => node?.kind === 'subProcess' && node.variant === 'transaction'

function checkEnd(node: EventNode, { nodes }: ProcessDefinition, problems: Problems): void {
  const around = node.parent === null ? undefined : nodes.get(node.parent)
  if (around?.kind !== 'subProcess' || around.variant !== 'transaction') {
    problems.add(
      node,
      'process.cancel-without-transaction',
      'Only a transaction can be cancelled, and it is not drawn directly in one.',
      '只有事务子流程可以取消，而它没有直接画在事务中。',
    )
  } else if (!around.boundaries.some(cancels)) {
    problems.add(
      node,
      'process.cancel-not-caught',
      `Nothing leads on once “${around.name}” is cancelled: draw a cancel event on its border.`,
      `“${around.name}”取消后没有出路：请在其边界上画取消事件。`,
    )
  }
}
