import { type FeelContext, feelToJson } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import type { ResourceProblem } from '../deploying/resource.ts'
import type { StepFailure } from '../failure.ts'
import { type Instance, isActive } from '../room/instance.ts'
import type { Happening } from '../room/room.ts'
import { type ScenarioOutcome, statusOf } from '../run-scenario.ts'
import type { Sentence } from '../sentence.ts'
import { leavesOf } from '../steps/leaves.ts'
import { eventText } from './event-text.ts'
import { stepWords } from './step-words.ts'

type Language = keyof Sentence

/** A run as one JSON document: each step with its events (as text, and each by itself), what became of the instances, the failure. */
export function outcomeDocument({ steps, instances, at }: ScenarioOutcome, language: Language) {
  const isNamed = instances.length > 1
  const last = steps.at(-1)
  return {
    passed: last === undefined || last.failure === null,
    at: isoOf(at),
    steps: steps.map((step) => ({
      step: step.step,
      does: stepWords(step.what),
      at: isoOf(step.at),
      text: eventText(step.happened, isNamed),
      notes: step.notes.map((note) => note[language]),
      events: step.happened.map(eventTold),
    })),
    instances: instances.map(instanceTold),
    failure: last === undefined || last.failure === null ? null : failureTold(last.step, last.failure, language),
  }
}

function eventTold({ instance, event }: Happening) {
  // What a step or a scenario set may hold FEEL values; everything else of an event is JSON.
  const data = event.kind === 'variables' ? { data: feelToJson(event.data as FeelContext) } : {}
  return { instance: instance.label, ...event, at: isoOf(event.at), ...data }
}

function instanceTold(instance: Instance) {
  const leaves = isActive(instance) ? leavesOf(instance) : []
  return {
    key: instance.label,
    process: instance.deployed.key,
    version: instance.deployed.version,
    calledBy: instance.caller?.instance.label ?? null,
    status: statusOf(instance),
    waitingAt: leaves.map(({ element, wait }) => ({ element, for: wait.kind })),
    incidents: incidentsOf(instance),
    variables: feelToJson(instance.state?.variables ?? {}),
  }
}

const incidentsOf = (instance: Instance) =>
  isActive(instance)
    ? instance.state.elements.flatMap(({ element, wait }) =>
        wait.kind === 'repair' ? [{ element, ...wait.cause }] : [],
      )
    : []

function failureTold(step: number, failure: StepFailure, language: Language) {
  const { message, ...rest } = failure
  const problems = 'problems' in rest ? { problems: rest.problems.map((one) => problemTold(one, language)) } : {}
  return { step, ...rest, message: message[language], ...problems }
}

/** A reason why a file does not execute. */
export const problemTold = ({ message, ...problem }: ResourceProblem, language: Language) => ({
  ...problem,
  message: message[language],
})
