import type { DecisionTrace } from '@aftersale/decision'
import { feelToJson, type Json } from '@aftersale/feel'
import { type Instance, isActive } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import type { Memory } from './memory.ts'
import { nameOf } from './node-work.ts'
import { stopsOf } from './stops.ts'
import type { Money, Trial, TrialDecision, TrialStep } from './trial.ts'
import { verdictOfRule } from './verdict.ts'
import type { Witness } from './witness.ts'

interface Run {
  readonly room: Room
  readonly root: Instance
  readonly memory: Memory
  readonly witness: Witness
  readonly isEndless: boolean
}

/** What a run came to, as a value. */
export function tellTrial({ room, root, memory, witness, isEndless }: Run): Trial {
  const stops = activeInstances(room).flatMap((instance) => stopsOf(instance, memory))
  const path = pathOf(room)
  const decisions = decisionsOf(room)
  const isOver = !isActive(root)
  const verdict = lastVerdict(decisions, witness)
  const outcome = jsonOf(root, 'outcome')
  return {
    status: isEndless
      ? 'endless'
      : isOver
        ? 'ended'
        : stops.some(({ kind }) => kind === 'incident')
          ? 'stopped'
          : 'waits',
    end: isOver ? endOf(path) : null,
    stops,
    path,
    decisions: decisions.map(({ after: _after, ...decision }) => decision),
    tasks: witness.tasks,
    messages: witness.messages,
    verdict,
    outcome: typeof outcome === 'string' ? outcome : null,
    refund: refundOf(root, memory, verdict?.granted === true && !isOver),
    supposed: witness.supposed,
  }
}

function pathOf({ happened }: Room): readonly TrialStep[] {
  const done = new Set<string>()
  for (const { instance, event } of happened) if (event.kind === 'left') done.add(`${instance.label} ${event.key}`)
  return happened.flatMap(({ instance, event }): TrialStep[] => {
    if (event.kind !== 'entered' || event.isBody) return []
    const node = instance.deployed.process.nodes.get(event.element)
    if (node === undefined) return []
    const { id, kind } = node
    return [{ element: id, name: nameOf(node), kind, at: event.at, isDone: done.has(`${instance.label} ${event.key}`) }]
  })
}

/** Decisions, each with the number of events before it. */
function decisionsOf({ happened }: Room): readonly (TrialDecision & { readonly after: number })[] {
  return happened.flatMap(({ instance, event }, after) => {
    const node = 'element' in event ? instance.deployed.process.nodes.get(event.element) : undefined
    if (event.kind !== 'left' || node?.kind !== 'businessRuleTask' || !Array.isArray(event.data)) return []
    return [
      { element: node.id, name: nameOf(node), at: event.at, trace: event.data as readonly DecisionTrace[], after },
    ]
  })
}

function lastVerdict(decisions: ReturnType<typeof decisionsOf>, { verdicts }: Witness): Trial['verdict'] {
  const byRules = decisions.flatMap(({ after, trace }) => {
    const granted = verdictOfRule(trace)
    return granted === null ? [] : [{ granted, by: 'rule' as const, after }]
  })
  const [last] = [...byRules, ...verdicts].sort((one, other) => other.after - one.after)
  return last === undefined ? null : { granted: last.granted, by: last.by }
}

const endOf = (path: readonly TrialStep[]): Trial['end'] => {
  const last = path.findLast(({ kind }) => kind === 'endEvent')
  return last === undefined ? null : { element: last.element, name: last.name }
}

const jsonOf = ({ state }: Instance, name: string): Json => feelToJson(state?.variables[name] ?? null)

/** What the variable `refunded` says; of what was granted and goes beyond the past, what the past was worth. */
function refundOf(root: Instance, { recording }: Memory, isOpenGrant: boolean): Trial['refund'] {
  const known = moneyOf(jsonOf(root, 'refunded'))
  if (known !== null) return { ...known, isEstimate: false }
  return isOpenGrant && recording.worth !== null ? { ...recording.worth, isEstimate: true } : null
}

function moneyOf(value: Json): Money | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { minor, currency } = value as { readonly minor?: Json; readonly currency?: Json }
  return typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null
}
