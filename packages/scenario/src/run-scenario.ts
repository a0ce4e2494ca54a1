import type { BusinessCalendar, Instant } from '@aftersale/kernel'
import { withCalendars } from './deploying/read-resource.ts'
import type { Resource } from './deploying/resource.ts'
import type { StepFailure } from './failure.ts'
import type { Scenario } from './reading/read-scenario.ts'
import type { ScenarioStep } from './reading/step-shapes.ts'
import { type Instance, isActive } from './room/instance.ts'
import { rest } from './room/rest.ts'
import { type Happening, isOverworked, MOST_WORK, openRoom, type Room } from './room/room.ts'
import { type Sentence, said } from './sentence.ts'
import { doStep } from './steps/do-step.ts'

export interface ScenarioOptions {
  /** Deployed together before the first step. */
  readonly files: readonly Resource[]
  /** What `deploy` steps name, under exactly these names. */
  readonly more: readonly Resource[]
  /** Where the clock stands at first. */
  readonly now: Instant
  /** IANA zone of `today()`, `now()`, calendar days, and dates without a zone. */
  readonly zone: string
}

/** What one step made happen. Step 0 is the deployment of the files. */
export interface StepOutcome {
  readonly step: number
  readonly what: ScenarioStep
  /** Where the clock stood after it. */
  readonly at: Instant
  readonly happened: readonly Happening[]
  readonly notes: readonly Sentence[]
  readonly failure: StepFailure | null
}

export interface ScenarioOutcome {
  /** In order, up to and with the first that failed. */
  readonly steps: readonly StepOutcome[]
  /** Every instance that there was, as it is at the end; oldest first. */
  readonly instances: readonly Instance[]
  readonly at: Instant
}

/**
 * Runs a scenario on the engine in memory: no database, and a clock that only `advance` moves. It stops at the first step
 * that does not apply or expectation that does not hold. After each step everything goes on until it waits. A scenario
 * that makes more than a million things happen is stopped as endless.
 */
export async function runScenario({ steps }: Scenario, options: ScenarioOptions): Promise<ScenarioOutcome> {
  const { files, more, now, zone } = options
  const surroundings = withCalendars({ zone, calendars: new Map() }, firstCalendars(steps))
  const room = openRoom({ files: [...files, ...more], now, surroundings })
  const first: ScenarioStep = { does: 'deploy', of: options.files.map(({ name }) => name), given: {} }
  const all = options.files.length === 0 ? steps : [first, ...steps]
  const outcomes: StepOutcome[] = []
  for (const [index, step] of all.entries()) {
    const outcome = await runStep(room, step, options.files.length === 0 ? index + 1 : index)
    outcomes.push(outcome)
    if (outcome.failure !== null) break
  }
  return { steps: outcomes, instances: room.instances, at: room.now }
}

/** Calendars that a scenario begins with count already for the files: start timers may be counted on them. */
function firstCalendars(steps: Scenario['steps']): ReadonlyMap<string, BusinessCalendar> {
  const [first] = steps
  return first?.does === 'calendars' ? first.of : new Map()
}

async function runStep(room: Room, what: ScenarioStep, step: number): Promise<StepOutcome> {
  const before = room.happened.length
  room.notes.length = 0
  const refused = await doStep(room, what)
  if (refused === null) rest(room)
  const isEndless = refused === null && isOverworked(room)
  const happened = room.happened.slice(isEndless ? -MOST_SHOWN_OF_ENDLESS : before)
  const failure = isEndless ? endless(happened) : refused
  return { step, what, at: room.now, happened, notes: [...room.notes], failure }
}

/** A million events tell no more than the last of them. */
const MOST_SHOWN_OF_ENDLESS = 1_000

function endless(happened: readonly Happening[]): StepFailure {
  const last = happened.findLast(({ event }) => 'element' in event)
  const element = last !== undefined && 'element' in last.event ? last.event.element : '–'
  const label = last?.instance.label ?? '–'
  return {
    code: 'scenario.endless',
    message: said(
      `More than ${MOST_WORK} things have happened: it turns without end, last at “${element}” of ${label}.`,
      `已发生超过 ${MOST_WORK} 件事：流程在无休止地循环，最后位于 ${label} 的“${element}”。`,
    ),
  }
}

/** What became of an instance. */
export const statusOf = (instance: Instance): 'active' | 'completed' | 'terminated' =>
  isActive(instance) ? 'active' : (instance.state?.status ?? 'terminated')
