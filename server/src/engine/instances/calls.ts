import type { Cause, Effect } from '@aftersale/process'
import { load } from './load.ts'
import type { Work } from './work.ts'
import { type Move, newWorking, type Working } from './working.ts'

type Call = Extract<Effect, { kind: 'call' }>
type ToCaller = Extract<Effect, { kind: 'error' | 'escalation' }>

/** Calls within calls that one transaction begins: more are a process that calls itself without end. */
const DEEPEST = 100

/** Begins the called process within the caller's step, under the lock of their common root. */
export async function startCalled(work: Work, working: Working, call: Call): Promise<Move> {
  const { key } = call
  const deployed = await work.bindings.process(call.processId, call.binding, working.deployed)
  if (deployed === null) return { working, command: { kind: 'fail', key, cause: notDeployed(call.processId) } }
  if (working.depth >= DEEPEST) return { working, command: { kind: 'fail', key, cause: TOO_DEEP } }
  const called = newWorking(
    {
      id: work.setup.newId(work.now),
      rootId: working.rootId,
      parent: { id: working.id, visit: key },
      depth: working.depth + 1,
      businessKey: call.businessKey,
    },
    deployed,
    work.now,
  )
  work.workings.set(called.id, called)
  const { variables, businessKey } = call
  return { working: called, command: { kind: 'start', variables, businessKey, isCalled: true } }
}

/** An error or an escalation that nobody within it catches goes to the caller; where there is none it goes nowhere. */
export async function throwToCaller(work: Work, working: Working, thrown: ToCaller): Promise<Move[]> {
  const caller = await callerOf(work, working)
  if (caller === null) return []
  const { code, variables } = thrown
  const { key } = caller
  if (thrown.kind === 'escalation') {
    return [{ working: caller.working, command: { kind: 'escalate', key, code, variables } }]
  }
  working.isTold = true
  return [{ working: caller.working, command: { kind: 'throw-error', key, code, message: thrown.message, variables } }]
}

/** Tells the caller, once, that the called instance has ended. */
export async function endOfCall(work: Work, working: Working): Promise<Move[]> {
  const { state } = working
  if (state === null || state.status === 'active') return []
  const caller = await callerOf(work, working)
  if (caller === null) return []
  working.isTold = true
  const { key } = caller
  if (state.status === 'completed') {
    return [{ working: caller.working, command: { kind: 'complete-call', key, variables: state.variables } }]
  }
  return [{ working: caller.working, command: { kind: 'fail', key, cause: CALLED_CANCELED } }]
}

async function callerOf(work: Work, { parent, isTold }: Working) {
  if (parent === null || isTold) return null
  const working = (await load(work, [parent.id])).get(parent.id)
  return working?.state?.status === 'active' ? { working, key: parent.visit } : null
}

const CALLED_CANCELED: Cause = {
  code: 'engine.called-canceled',
  message: { en: 'The called instance was canceled.', 'zh-CN': '被调用的流程实例已取消。' },
}

const TOO_DEEP: Cause = {
  code: 'engine.calls-too-deep',
  message: {
    en: `More than ${DEEPEST} calls lie within each other: the process calls itself without end.`,
    'zh-CN': `调用嵌套超过 ${DEEPEST} 层：流程在无休止地调用自身。`,
  },
}

function notDeployed(processId: string): Cause {
  return {
    code: 'engine.process-not-deployed',
    message: { en: `The process “${processId}” is not deployed.`, 'zh-CN': `流程“${processId}”尚未部署。` },
  }
}
