import type { Instant } from '@aftersale/kernel'
import { type Cause, type Command, type Effect, step } from '@aftersale/process'
import type { Transaction } from '../platform/database.ts'
import { decide } from './decide.ts'
import { doJobs, type PendingJob, type Workshop } from './do-jobs.ts'
import type { Latest } from './latest.ts'
import type { Move, Working } from './working.ts'

/** Commands that one transaction may give one instance: more of them without a wait are a loop (engine.md, guarantee 12). */
const MOST_COMMANDS = 500

/**
 * Steps many instances until each waits for the outside or has ended. Work of one type is handed to its handler for
 * all instances at once, in the order in which they were given, so that a thousand cases cost a few statements.
 * A command that no longer applies is a defect here: callers hold the instance's lock and have looked.
 */
export async function advance(
  tx: Transaction,
  moves: readonly Move[],
  surroundings: { readonly latest: Latest; readonly workshop: Workshop },
  now: Instant,
): Promise<void> {
  let round = moves
  while (round.length > 0) {
    const jobs: PendingJob[] = []
    for (const move of round) await stepOne(move, surroundings.latest, now, jobs)
    round = await doJobs(tx, jobs, surroundings.workshop, now)
  }
}

/** Steps one instance, deciding as it goes, until nothing but jobs, people or repair stands in its way. */
async function stepOne({ working, command: first }: Move, latest: Latest, now: Instant, jobs: PendingJob[]) {
  const commands = [first]
  for (let command = commands.shift(); command !== undefined; command = commands.shift()) {
    const stepped = step(working.deployed.process, working.state, command, now)
    if (!stepped.ok) {
      throw new Error(`expected ${command.kind} to apply to instance ${working.id}, got ${stepped.refusal.code}`)
    }
    working.commands += 1
    working.state = stepped.value.state
    working.events.push(...stepped.value.events)
    for (const effect of stepped.value.effects) {
      const answer = await takeUp(effect, working, latest, now, jobs)
      if (answer !== null) commands.push(answer)
    }
  }
}

/** Does what an effect asks for, or notes it down for later; answers the command that it leads to at once. */
async function takeUp(
  effect: Effect,
  working: Working,
  latest: Latest,
  now: Instant,
  jobs: PendingJob[],
): Promise<Command | null> {
  const { key } = effect
  switch (effect.kind) {
    case 'incident':
      working.opened.push(effect)
      return null
    case 'user-task': {
      const formVersion = effect.formId === null ? null : await latest.formId(effect.formId)
      if (effect.formId !== null && formVersion === null) return { kind: 'fail', key, cause: noForm(effect.formId) }
      working.opened.push({ ...effect, formVersion })
      return null
    }
    case 'decision':
      return working.commands < MOST_COMMANDS ? decide(effect, latest, now) : { kind: 'fail', key, cause: ENDLESS }
    case 'job':
      if (working.commands >= MOST_COMMANDS) return { kind: 'fail', key, cause: ENDLESS }
      jobs.push({ working, effect })
      return null
  }
}

const ENDLESS: Cause = {
  code: 'engine.endless-loop',
  message: {
    en: `More than ${MOST_COMMANDS} steps were done without a wait: the flow turns in a circle.`,
    'zh-CN': `连续执行了超过 ${MOST_COMMANDS} 个步骤而没有等待：流程在循环。`,
  },
}

function noForm(formId: string): Cause {
  return {
    code: 'engine.form-not-deployed',
    message: { en: `The form “${formId}” is not deployed.`, 'zh-CN': `表单“${formId}”尚未部署。` },
  }
}
