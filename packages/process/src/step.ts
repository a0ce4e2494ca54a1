import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Command, Start, Step, StepRefusal } from './command.ts'
import type { ProcessDefinition } from './definition.ts'
import type { InstanceState } from './state.ts'
import { apply } from './stepping/commands/apply.ts'
import { begin } from './stepping/commands/start.ts'
import { closeRun, openCommand, openRun, type Run } from './stepping/run.ts'
import { settle } from './stepping/settle.ts'
import { PLAIN_SURROUNDINGS, type Surroundings } from './stepping/surroundings.ts'
import { contextAsVariables } from './stepping/values.ts'

/**
 * The engine's heart, a function: what is asked of an instance (`state` is null before it starts) becomes its next
 * state, what happened (`events`, for the history) and what must be done outside (`effects`). It steps until every
 * token waits or is consumed. Nothing is read but the arguments, nothing is changed but the answer.
 */
export function step(
  definition: ProcessDefinition,
  state: InstanceState | null,
  command: Command,
  now: Instant,
  surroundings: Surroundings = PLAIN_SURROUNDINGS,
): Result<Step, StepRefusal> {
  const stepping = openStepping(definition, state, now, surroundings)
  const refusal = stepping.give(command)
  return refusal === null ? accept(stepping.end()) : refuse(refusal)
}

/** Several commands on one instance, one after the other, as one step. */
export interface Stepping {
  /** Answers why the command does not apply; then it changed nothing. */
  give(command: Command): StepRefusal | null
  /** What all of them made. Throws where the instance was never started. */
  end(): Step
}

/** Opens an instance for several commands: what ten thousand children of one instance answer costs one reading of it. */
export function openStepping(
  definition: ProcessDefinition,
  state: InstanceState | null,
  now: Instant,
  surroundings: Surroundings = PLAIN_SURROUNDINGS,
): Stepping {
  let run = state === null ? null : openRun(definition, state, now, surroundings)
  const start = (command: Start): StepRefusal | null => {
    if (run !== null) return { code: 'process.already-started' }
    const started = openRun(definition, newState(command), now, surroundings)
    const begun = begin(started, command)
    if (!begun.ok) return begun.refusal
    run = started
    settle(started)
    return null
  }
  return {
    give: (command) => (command.kind === 'start' ? start(command) : giveTo(run, command)),
    end: () => {
      if (run === null) throw new Error('expected the instance to have been started')
      return closeRun(run)
    },
  }
}

function giveTo(run: Run | null, command: Exclude<Command, Start>): StepRefusal | null {
  if (run === null) return { code: 'process.not-started' }
  if (run.status !== 'active') return { code: 'process.ended' }
  openCommand(run)
  const answer = apply(run, command)
  if (!answer.ok) return answer.refusal
  settle(run)
  return null
}

function newState({ variables, businessKey, isCalled }: Start): InstanceState {
  return {
    status: 'active',
    businessKey: businessKey ?? '',
    isCalled: isCalled ?? false,
    nextKey: 1,
    variables: contextAsVariables(variables),
    elements: [],
    taken: [],
    subscriptions: [],
    compensable: [],
    fired: [],
  }
}
