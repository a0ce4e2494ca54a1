import type { AnswerOf, Json, routes } from '@aftersale/contract'
import type { IncidentView, InstanceView, MigrationReport, RecordedEvent } from '../../engine/index.ts'
import type { Withholding } from '../cases/index.ts'

type Wire<Name extends keyof typeof routes> = AnswerOf<(typeof routes)[Name]>
type Values = Record<string, Json>

export function instanceOnTheWire(view: InstanceView, withheld: Withholding | undefined): Wire<'getInstance'> {
  const { summary, visits, subscriptions, called, variables, ...rest } = view
  return {
    ...summary,
    ...rest,
    variables: without(variables as Values, withheld),
    visits: visits.map((visit) => ({ ...visit, variables: without(visit.variables as Values | null, withheld) })),
    subscriptions: subscriptions.map((one) => ({
      owner: one.owner,
      event: one.event,
      kind: one.kind,
      name: one.kind === 'message' || one.kind === 'signal' ? one.name : null,
      correlationKey: one.kind === 'message' ? (withheld?.text(one.correlationKey) ?? one.correlationKey) : null,
      dueAt: one.kind === 'timer' ? one.due : null,
    })),
    called: [...called],
  }
}

export const eventOnTheWire = (
  event: RecordedEvent,
  withheld: Withholding | undefined,
): Wire<'listInstanceEvents'>['items'][number] => ({ ...event, data: without(event.data as Json, withheld) })

export const incidentOnTheWire = (
  view: IncidentView,
  withheld: Withholding | undefined,
): Wire<'listIncidents'>['items'][number] => ({
  ...view,
  message: withheld?.words(view.message) ?? view.message,
  details: (withheld?.told(view.details) ?? view.details) as Json,
})

/** Data as whoever asks may see it. */
export const without = <T>(data: T, withheld: Withholding | undefined): T => withheld?.json(data) ?? data

/** How many instances are named beside a reason. */
const EXAMPLES = 5

/** The reasons of all instances, each once, the most frequent first. */
export function reasonsOf(fates: MigrationReport['fates']): Wire<'migrateInstances'>['reasons'] {
  const all = fates.flatMap(({ instanceId, problems }) => problems.map((problem) => ({ instanceId, problem })))
  return [...Map.groupBy(all, ({ problem }) => `${problem.code} ${problem.element}`).values()]
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const examples = same.slice(0, EXAMPLES).map(({ instanceId }) => instanceId)
      return [{ ...first.problem, count: same.length, examples }]
    })
    .toSorted((one, other) => other.count - one.count)
}
