import type { Check } from './check.ts'

/** A case goes back to a user task of the same process. */
export const checkSendBack: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    if (node.kind !== 'userTask') continue
    for (const id of node.sendBackTo) {
      if (nodes.get(id)?.kind === 'userTask') continue
      problems.add(
        node,
        'process.send-back-to-nothing',
        `It may be sent back to “${id}”, which is no user task of this process.`,
        `它可退回到“${id}”，而那不是此流程中的用户任务。`,
      )
    }
  }
}
