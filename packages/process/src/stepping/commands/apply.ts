import { refuse } from '@aftersale/kernel'
import type { Command, Start } from '../../command.ts'
import type { FlowNode } from '../../definition.ts'
import { INSTANCE, type RetryPoint, type Wait } from '../../state.ts'
import { escalate, isCaught, throwError } from '../catch.ts'
import { done } from '../enter.ts'
import { recount } from '../recount.ts'
import { elementOf, nodeOf, type Run, subscriptionsOf } from '../run.ts'
import { stop } from '../stop.ts'
import { trigger } from '../trigger.ts'
import { contextAsVariables } from '../values.ts'
import { setLocal, setWhereKnown } from '../variables.ts'
import { activateAdHoc, completeAdHoc } from './ad-hoc.ts'
import { completeJob } from './complete-job.ts'
import { giveData } from './give-data.ts'
import { cancelInstance, modify } from './modify.ts'
import { retry, skip } from './repair.ts'
import { sendBack } from './send-back.ts'
import { addSigner, replaceSigner, sign } from './sign.ts'
import { askTaskListeners, completeUserTask, updateUserTask } from './user-task.ts'
import { type Applied, applied, waiting } from './waiting.ts'

/** Does what a command asks of a running instance; what follows from it is on the agenda. A refused command changes nothing. */
export function apply(run: Run, command: Exclude<Command, Start>): Applied {
  switch (command.kind) {
    case 'complete-job':
      return completeJob(run, command)
    case 'complete-decision': {
      const found = waiting(run, command.key, 'decision')
      if (!found.ok) return found
      const node = nodeOf(run, found.value)
      const name = node.kind === 'businessRuleTask' ? (node.decision?.resultVariable ?? 'result') : 'result'
      done(run, command.key, contextAsVariables({ [name]: command.result }), command.trace)
      return applied
    }
    case 'complete-user-task':
      return completeUserTask(run, command)
    case 'sign':
      return sign(run, command)
    case 'add-signer':
      return addSigner(run, command)
    case 'replace-signer':
      return replaceSigner(run, command)
    case 'send-back':
      return sendBack(run, command)
    case 'update-user-task':
      return updateUserTask(run, command)
    case 'ask-task-listeners':
      return askTaskListeners(run, command)
    case 'complete-call': {
      const found = waiting(run, command.key, 'call')
      if (!found.ok) return found
      const node = nodeOf(run, found.value)
      const brings = node.kind === 'callActivity' && (node.bringsAllVariables || node.outputs.length > 0)
      done(run, command.key, brings ? contextAsVariables(command.variables) : null)
      return applied
    }
    case 'give-data':
      return giveData(run, command)
    case 'trigger': {
      const { owner, event, index } = command
      const found = subscriptionsOf(run, owner).find((one) => one.event === event && one.index === index)
      if (found === undefined || found.happened) return refuse({ code: 'process.not-subscribed', owner, event })
      trigger(run, found, command.variables)
      return applied
    }
    case 'throw-error':
    case 'escalate': {
      const found = waiting(run, command.key, 'job', 'user-task', 'call')
      if (!found.ok) return found
      const { key, code, variables } = command
      if (command.kind === 'throw-error') {
        const { message, otherwise } = command
        if (otherwise === undefined || isCaught(run, key, code)) throwError(run, key, { code, message, variables })
        else stop(run, key, otherwise, retryPointOf(found.value.wait, nodeOf(run, found.value)))
      } else escalate(run, key, { code, message: '', variables })
      return applied
    }
    case 'fail': {
      const found = waiting(run, command.key, 'job', 'decision', 'user-task', 'call', 'event', 'data')
      if (!found.ok) return found
      stop(run, command.key, command.cause, retryPointOf(found.value.wait, nodeOf(run, found.value)))
      return applied
    }
    case 'retry':
      return retry(run, command)
    case 'skip':
      return skip(run, command)
    case 'set-variables': {
      const { scope } = command
      if (scope !== INSTANCE && !run.elements.has(scope)) return refuse({ code: 'process.no-such-scope', key: scope })
      const values = contextAsVariables(command.variables)
      if (command.isLocal) setLocal(run, scope, values)
      else setWhereKnown(run, scope, values)
      const element = scope === INSTANCE ? run.definition.id : elementOf(run, scope).element
      run.events.push({
        kind: 'variables',
        at: run.now,
        element,
        key: scope,
        data: { ...values, by: command.by },
      })
      return applied
    }
    case 'activate-ad-hoc':
      return activateAdHoc(run, command)
    case 'complete-ad-hoc':
      return completeAdHoc(run, command)
    case 'modify':
      return modify(run, command)
    case 'cancel':
      return cancelInstance(run, command)
    case 'recompute-timers':
      recount(run)
      return applied
  }
}

/** Listeners, and the leader of an ad-hoc sub-process, are asked again by themselves: what was done before stays done. */
function retryPointOf(wait: Wait, node: FlowNode): RetryPoint {
  if (wait.kind === 'job' && (wait.part !== '' || node.kind === 'adHocSubProcess')) return { kind: 'job', job: wait }
  return { kind: wait.kind === 'data' ? 'begin' : 'activate' }
}
