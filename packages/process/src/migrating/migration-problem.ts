import type { FlowNode } from '../definition.ts'

/** Why an instance, or what a mapping says, cannot go over to another version: the element (or flow), and a sentence in each language. */
export interface MigrationProblem {
  readonly code: `process.${string}`
  /** Id in the version that is left; of what a mapping names only there, in the version that is entered. */
  readonly element: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

export interface CannotMigrate {
  readonly code: 'process.cannot-migrate'
  readonly problems: readonly MigrationProblem[]
}

const problem = (code: MigrationProblem['code'], element: string, en: string, zh: string): MigrationProblem => ({
  code,
  element,
  message: { en, 'zh-CN': zh },
})

export const noTarget = (element: string, target: string): MigrationProblem =>
  problem(
    'process.no-target',
    element,
    `The new version has no element “${target}” for “${element}”: map it to one.`,
    `新版本没有与“${element}”对应的节点“${target}”：请指定映射。`,
  )

export const unknownSource = (element: string): MigrationProblem =>
  problem(
    'process.no-source',
    element,
    `The mapping names “${element}”, which the old version does not have.`,
    `映射中的“${element}”在旧版本中不存在。`,
  )

export const otherKind = (one: FlowNode, other: FlowNode): MigrationProblem =>
  problem(
    'process.target-kind-differs',
    one.id,
    `“${one.id}” is a ${kindOf(one)} and “${other.id}” a ${kindOf(other)}: what waits at one cannot wait at the other.`,
    `“${one.id}”是 ${kindOf(one)}，“${other.id}”是 ${kindOf(other)}：等待内容不同，不能迁移。`,
  )

const kindOf = (node: FlowNode) =>
  node.kind === 'subProcess' && node.variant !== 'embedded' ? `${node.variant} ${node.kind}` : node.kind

export const otherLoop = (one: FlowNode, other: FlowNode): MigrationProblem =>
  problem(
    'process.target-loop-differs',
    one.id,
    `“${one.id}” and “${other.id}” are not repeated in the same way (once, in a loop, one after the other, all at once).`,
    `“${one.id}”与“${other.id}”的重复方式不同（单次、循环、顺序多实例、并行多实例）。`,
  )

export const otherWork = (one: FlowNode, other: FlowNode): MigrationProblem =>
  problem(
    'process.target-waits-otherwise',
    one.id,
    `What “${one.id}” waits for now is not what “${other.id}” waits for in the new version.`,
    `“${one.id}”当前等待的内容与新版本中“${other.id}”等待的内容不同。`,
  )

export const notTogether = (element: string): MigrationProblem =>
  problem(
    'process.target-elsewhere',
    element,
    `“${element}” can only follow what it belongs to: in the new version it hangs on something else.`,
    `“${element}”只能随所属节点迁移：新版本中它依附于其他节点。`,
  )

export const leavesLoop = (element: string): MigrationProblem =>
  problem(
    'process.leaves-loop',
    element,
    `“${element}” is one turn of a loop or multi-instance, and would leave it in the new version.`,
    `“${element}”属于循环或多实例中的一次执行，新版本中会脱离它。`,
  )

export const cannotOpen = (element: string, scope: string): MigrationProblem =>
  problem(
    'process.cannot-enter-scope',
    element,
    `“${element}” lies in “${scope}” in the new version, which is not active and cannot be begun around it.`,
    `新版本中“${element}”位于“${scope}”内，而后者未激活，且不能围绕它启动。`,
  )

export const scopeNotClear = (element: string, scope: string): MigrationProblem =>
  problem(
    'process.scope-unclear',
    element,
    `“${element}” lies in “${scope}” in the new version, which is active more than once: it is not clear in which.`,
    `新版本中“${element}”位于“${scope}”内，而后者有多个活动实例，无法确定归属。`,
  )

export const noFlow = (flow: string): MigrationProblem =>
  problem(
    'process.no-flow',
    flow,
    `A token waits behind the flow “${flow}”, and the new version has no such flow to the same gateway: map it to one.`,
    `流“${flow}”之后有令牌等待汇合，新版本没有通向同一网关的该流：请指定映射。`,
  )

export const undoLost = (element: string): MigrationProblem =>
  problem(
    'process.undo-lost',
    element,
    `“${element}” is done and can be undone; in the new version it could not.`,
    `“${element}”已完成且可补偿，新版本中将无法补偿。`,
  )

export const cannotSubscribe = (event: string, why: { readonly en: string; readonly 'zh-CN': string }) =>
  problem(
    'process.cannot-subscribe',
    event,
    `The event “${event}” of the new version cannot be waited for. ${why.en}`,
    `新版本的事件“${event}”无法开始等待。${why['zh-CN']}`,
  )
