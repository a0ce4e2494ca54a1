import type { Cause, Effect } from '@aftersale/process'
import type { PendingJob } from '../jobs/do-jobs.ts'
import { listenedTask } from '../tasks/listened-task.ts'
import { startCalled, throwToCaller } from './calls.ts'
import { readStores, writeStore } from './data-stores.ts'
import { decide } from './decide.ts'
import { formOf } from './form-of.ts'
import { limitOf } from './limits.ts'
import { jobIdentity } from './waits.ts'
import type { Work } from './work.ts'
import type { Move, Working } from './working.ts'

/** Does what an effect asks for, or notes it down for later; answers the commands that it leads to at once. */
export async function takeUp(work: Work, working: Working, effect: Effect, jobs: PendingJob[]): Promise<Move[]> {
  switch (effect.kind) {
    case 'job':
    case 'decision':
    case 'call':
    case 'user-task':
    case 'read-data': {
      const atOnce = effect.kind !== 'job' || Object.hasOwn(work.setup.handlers, effect.job.type)
      const limit = limitOf(working, effect, atOnce)
      return limit === null ? doAsAsked(work, working, effect, jobs) : fail(working, effect.key, limit)
    }
    case 'write-data':
      writeStore(work, working, effect)
      return []
    case 'message': {
      const messageId = effect.messageId ?? `${working.id}/${effect.key}`
      work.messages.push({ ...effect, working, messageId })
      return []
    }
    case 'signal':
      work.signals.push({ working, name: effect.name, variables: effect.variables })
      return []
    case 'error':
    case 'escalation':
      return throwToCaller(work, working, effect)
    case 'task-listened':
      return listenedTask(work, working, effect)
    case 'incident':
      working.renewed.add(`${effect.key}`)
      return []
    case 'subscription':
      return []
  }
}

/** Has done what an instance asks for, now or when the transaction has committed. */
async function doAsAsked(
  work: Work,
  working: Working,
  ask: Parameters<typeof limitOf>[1],
  jobs: PendingJob[],
): Promise<Move[]> {
  switch (ask.kind) {
    case 'job':
      working.renewed.add(jobIdentity(ask.key, ask.job.part))
      if (Object.hasOwn(work.setup.handlers, ask.job.type)) jobs.push({ working, effect: ask })
      return []
    case 'decision':
      return [{ working, command: await decide(work, working, ask) }]
    case 'call':
      return [await startCalled(work, working, ask)]
    case 'user-task':
      return checkForm(work, working, ask)
    case 'read-data':
      return [{ working, command: { kind: 'give-data', key: ask.key, values: await readStores(work, ask.stores) } }]
  }
}

async function checkForm(
  work: Work,
  working: Working,
  effect: Extract<Effect, { kind: 'user-task' }>,
): Promise<Move[]> {
  const { formId } = effect.task
  if (formId === null || (await formOf(work, working, effect.element, formId)) !== null) return []
  return fail(working, effect.key, noForm(formId))
}

const fail = (working: Working, key: number, cause: Cause): Move[] => [
  { working, command: { kind: 'fail', key, cause } },
]

function noForm(formId: string): Cause {
  return {
    code: 'engine.form-not-deployed',
    message: { en: `The form “${formId}” is not deployed.`, 'zh-CN': `表单“${formId}”尚未部署。` },
  }
}
