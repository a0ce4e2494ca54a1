import type { Cause, Effect } from '@aftersale/process'
import type { PendingJob } from '../jobs/do-jobs.ts'
import { listenedTask } from '../tasks/listened-task.ts'
import { startCalled, throwToCaller } from './calls.ts'
import { readStores, writeStore } from './data-stores.ts'
import { decide } from './decide.ts'
import { formOf } from './form-of.ts'
import { jobIdentity } from './waits.ts'
import type { Work } from './work.ts'
import type { Move, Working } from './working.ts'

/** One transaction steps one instance so often: more of it without a wait is a loop (engine.md, guarantee 12). */
const MOST_ROUNDS = 500

/** Does what an effect asks for, or notes it down for later; answers the commands that it leads to at once. */
export async function takeUp(work: Work, working: Working, effect: Effect, jobs: PendingJob[]): Promise<Move[]> {
  switch (effect.kind) {
    case 'job': {
      working.renewed.add(jobIdentity(effect.key, effect.job.part))
      if (!Object.hasOwn(work.setup.handlers, effect.job.type)) return []
      if (turnsInCircles(working)) return fail(working, effect.key, ENDLESS)
      jobs.push({ working, effect })
      return []
    }
    case 'decision':
      if (turnsInCircles(working)) return fail(working, effect.key, ENDLESS)
      return [{ working, command: await decide(work, working, effect) }]
    case 'call':
      if (turnsInCircles(working)) return fail(working, effect.key, ENDLESS)
      return [await startCalled(work, working, effect)]
    case 'user-task':
      return checkForm(work, working, effect)
    case 'read-data':
      if (turnsInCircles(working)) return fail(working, effect.key, ENDLESS)
      return [
        { working, command: { kind: 'give-data', key: effect.key, values: await readStores(work, effect.stores) } },
      ]
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

async function checkForm(
  work: Work,
  working: Working,
  effect: Extract<Effect, { kind: 'user-task' }>,
): Promise<Move[]> {
  const { formId } = effect.task
  if (formId === null || (await formOf(work, working, effect.element, formId)) !== null) return []
  return fail(working, effect.key, noForm(formId))
}

const turnsInCircles = (working: Working) => working.rounds >= MOST_ROUNDS

const fail = (working: Working, key: number, cause: Cause): Move[] => [
  { working, command: { kind: 'fail', key, cause } },
]

const ENDLESS: Cause = {
  code: 'engine.endless-loop',
  message: {
    en: `More than ${MOST_ROUNDS} steps were done without a wait: the flow turns in a circle.`,
    'zh-CN': `连续执行了超过 ${MOST_ROUNDS} 个步骤而没有等待：流程在循环。`,
  },
}

function noForm(formId: string): Cause {
  return {
    code: 'engine.form-not-deployed',
    message: { en: `The form “${formId}” is not deployed.`, 'zh-CN': `表单“${formId}”尚未部署。` },
  }
}
