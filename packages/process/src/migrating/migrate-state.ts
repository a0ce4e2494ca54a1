import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Step } from '../command.ts'
import type { ProcessDefinition } from '../definition.ts'
import { type ElementInstance, INSTANCE, type InstanceState, type LoopState } from '../state.ts'
import { arriveAgain } from '../stepping/joins.ts'
import { closeRun, openRun } from '../stepping/run.ts'
import { settle } from '../stepping/settle.ts'
import { PLAIN_SURROUNDINGS, type Surroundings } from '../stepping/surroundings.ts'
import { migrateCompensable } from './compensables.ts'
import type { CannotMigrate, MigrationProblem } from './migration-problem.ts'
import { migrateFired, migrateTaken, openPlacing } from './open-placing.ts'
import { type Placing, scopeOf } from './placement.ts'
import { carryAll, listenAnew, openScopes } from './settle-in.ts'
import type { ElementMapping } from './targets.ts'
import { inheritedOf, vanishing } from './vanishing.ts'

export interface MigrationPlan {
  /** Ids of elements and flows, old to new; what is not named keeps its id. */
  readonly mapping: ElementMapping
  /** What the history calls the two versions. */
  readonly versions: { readonly from: number | string; readonly to: number | string }
  readonly by: string
}

/**
 * Moves an active instance to another version of its process: everything active keeps its key and goes on where its target
 * is drawn, or nothing moves and every reason is told (engine.md, guarantee 10).
 *
 * Each active visit, token at a join and activity that can be undone needs a target of the same kind, with the same loop: of
 * the same id, or mapped. Where that is drawn in a sub-process that is not active, one is opened around it, a common one for
 * siblings, with its inputs and with what can interrupt it, without its start listeners and data associations; a sub-process
 * that is left with nothing in it ends. What is waited for stays as it was begun: the work offered, the task opened, the
 * instance called. Events in both versions stay subscribed, and where they fired already they do not begin anew; one that
 * says something else now is worked out anew, a timer from the instant that it counted from; new ones begin now. A join that
 * needs less in the new version goes on at once.
 */
export function migrateState(
  from: ProcessDefinition,
  state: InstanceState,
  to: ProcessDefinition,
  plan: MigrationPlan,
  now: Instant,
  surroundings: Surroundings = PLAIN_SURROUNDINGS,
): Result<Step, CannotMigrate> {
  if (state.status !== 'active')
    throw new Error(`expected an active instance to migrate, got one that is ${state.status}`)
  const placing = openPlacing({ from, to, mapping: plan.mapping }, state)
  for (const element of state.elements) scopeOf(placing, element)
  const taken = migrateTaken(placing, state)
  const compensable = state.compensable.map((record) => migrateCompensable(placing, record))
  const waits = new Map(state.elements.map((element) => [element.key, migratedWait(placing, element)]))
  const fired = migrateFired(placing, state)
  if (placing.problems.length > 0) return refuse(cannot(placing.problems))

  const gone = vanishing(placing, state, new Set(taken.map(({ scope }) => scope)))
  const elements = state.elements.filter(({ key }) => !gone.has(key))
  const inherited = inheritedOf(state, gone)
  const moved = elements.map((element): ElementInstance => {
    const gained = inherited.get(element.key)
    const target = placing.targets.get(element.key)
    return {
      ...element,
      element: target?.id ?? element.element,
      scope: placing.scopes.get(element.key) ?? INSTANCE,
      variables: gained === undefined ? element.variables : { ...element.variables, ...gained },
      wait: waits.get(element.key) ?? element.wait,
      loop: element.loop === null ? null : countedOn(element.loop, target),
    }
  })
  const carried = carryAll(placing, state, gone, openRun(from, state, now, surroundings))
  const run = openRun(
    to,
    {
      ...state,
      nextKey: placing.nextKey,
      variables: { ...state.variables, ...inherited.get(INSTANCE) },
      elements: moved,
      taken,
      compensable,
      fired,
      subscriptions: state.subscriptions.flatMap((one) => carried.get(one.owner)?.kept.get(one) ?? []),
    },
    now,
    surroundings,
  )
  run.events.push({ kind: 'migrated', at: now, data: { ...plan.versions, by: plan.by } })
  for (const { key, element } of state.elements.toReversed()) {
    if (gone.has(key)) run.events.push({ kind: 'terminated', at: now, element, key })
  }
  const problems = [...openScopes(run, placing.opened), ...listenAnew(run, carried)]
  if (problems.length > 0) return refuse(cannot(problems))
  arriveAgain(run)
  settle(run)
  return accept(closeRun(run))
}

function migratedWait(placing: Placing, { wait }: ElementInstance): ElementInstance['wait'] {
  if (wait.kind !== 'compensation') return wait
  return { ...wait, left: wait.left.map((record) => migrateCompensable(placing, record)) }
}

/** A multi-instance that gathers what its turns answer only in the new version has nothing of those that are done. */
function countedOn(loop: LoopState, target: ReturnType<Placing['targets']['get']>): LoopState {
  const drawn = target !== undefined && 'loop' in target ? target.loop : null
  if (drawn?.kind !== 'multi-instance' || drawn.outputCollection === null) return loop
  const { outputs, total } = loop
  return outputs !== null || total === null ? loop : { ...loop, outputs: Array.from({ length: total }, () => null) }
}

/** Each reason once, however many visits have it. */
function cannot(problems: readonly MigrationProblem[]): CannotMigrate {
  const byPlace = new Map(problems.map((problem) => [`${problem.code} ${problem.element}`, problem]))
  return { code: 'process.cannot-migrate', problems: [...byPlace.values()] }
}
