import type { Cause, Command, Effect, StepRefusal } from '@aftersale/process'
import { said } from '../sentence.ts'
import { type Instance, isActive } from './instance.ts'
import { newInstance } from './instances.ts'
import type { Room } from './room.ts'

type Call = Extract<Effect, { kind: 'call' }>
type ToCaller = Extract<Effect, { kind: 'error' | 'escalation' }>

/** Calls within calls: more are a process that calls itself without end. */
const DEEPEST = 100

export function startCalled(room: Room, caller: Instance, call: Call): void {
  const { key, element, processId, binding, businessKey, variables } = call
  const deployed = room.deployments.bound('process', processId, binding, caller.deployed)
  const cause = deployed === null ? notDeployed(processId) : depthOf(caller) >= DEEPEST ? TOO_DEEP : null
  if (deployed === null || cause !== null) {
    room.moves.push({ instance: caller, command: { kind: 'fail', key, cause: cause ?? notDeployed(processId) } })
    return
  }
  const name = `${caller.label}/${element}(${key})`
  newInstance(room, { deployed, variables, businessKey, name, caller: { instance: caller, key } })
}

function depthOf(instance: Instance): number {
  let depth = 0
  for (let one = instance.caller; one !== null; one = one.instance.caller) depth += 1
  return depth
}

/** A process that cannot begin is not there; one that was called stops its caller. */
export function startRefused(room: Room, instance: Instance, refusal: StepRefusal): void {
  room.instances.splice(room.instances.indexOf(instance), 1)
  const { caller, deployed } = instance
  if (caller === null) return
  caller.instance.called.delete(instance)
  const cause: Cause = {
    code: refusal.code,
    message: said(
      `The process “${deployed.key}” has no start event that a call can begin it by.`,
      `流程“${deployed.key}”没有可供调用的开始事件。`,
    ),
  }
  room.moves.push({ instance: caller.instance, command: { kind: 'fail', key: caller.key, cause } })
}

/** An error has ended the called instance; an escalation lets it go on. */
export function throwToCaller(room: Room, instance: Instance, thrown: ToCaller): void {
  const { caller } = instance
  if (caller === null || instance.isTold) return
  const { key } = caller
  const { code, variables } = thrown
  if (thrown.kind === 'error') instance.isTold = true
  const command: Command =
    thrown.kind === 'error'
      ? { kind: 'throw-error', key, code, message: thrown.message, variables }
      : { kind: 'escalate', key, code, variables }
  room.moves.push({ instance: caller.instance, command })
}

/** Tells the caller, once, that the called instance has ended. */
export function tellCaller(room: Room, instance: Instance): void {
  const { caller, state } = instance
  if (caller === null || state === null) return
  caller.instance.called.delete(instance)
  if (instance.isTold) return
  instance.isTold = true
  const { key } = caller
  const command: Command =
    state.status === 'completed'
      ? { kind: 'complete-call', key, variables: state.variables }
      : { kind: 'fail', key, cause: CANCELED }
  room.moves.push({ instance: caller.instance, command })
}

/** Called instances that nobody waits for any more: they end with the call. Those not begun yet never will. */
export function cancelOrphans(caller: Instance): readonly Instance[] {
  if (caller.called.size === 0) return []
  const waits = new Set(
    isActive(caller) ? caller.state.elements.flatMap(({ key, wait }) => (wait.kind === 'call' ? [key] : [])) : [],
  )
  const orphans = [...caller.called].filter(({ caller: call }) => call !== null && !waits.has(call.key))
  for (const orphan of orphans) {
    caller.called.delete(orphan)
    orphan.isTold = true
  }
  return orphans.filter(isActive)
}

const CANCELED: Cause = {
  code: 'scenario.called-canceled',
  message: said('The called instance was canceled.', '被调用的流程实例已取消。'),
}

const TOO_DEEP: Cause = {
  code: 'scenario.calls-too-deep',
  message: said(
    `More than ${DEEPEST} calls lie within each other: the process calls itself without end.`,
    `调用嵌套超过 ${DEEPEST} 层：流程在无休止地调用自身。`,
  ),
}

const notDeployed = (processId: string): Cause => ({
  code: 'scenario.process-not-deployed',
  message: said(`The process “${processId}” is not deployed.`, `流程“${processId}”尚未部署。`),
})
