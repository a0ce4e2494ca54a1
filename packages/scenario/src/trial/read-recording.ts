import type { Json } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { ProcessDefinition } from '@aftersale/process'
import { valuesAfter } from './recorded-values.ts'
import type { Observation, RecordedAnswer, RecordedVisit, Recording } from './recording.ts'

/**
 * A row of the history of a case. `kind` is that of a process event, or `passed` of a visit that began and ended at once;
 * `data` of a decision has its `inputs`, of the body of a loop `isBody`.
 */
export interface RecordedRow {
  readonly instance: string
  readonly at: Instant
  readonly kind: string
  readonly element: string
  readonly visit: number
  readonly data: unknown
}

export interface RecordedRun extends Omit<Recording, 'start' | 'visits' | 'observations'> {
  /** Names of the variables that it began with. */
  readonly startsWith: readonly string[]
  /** In the order in which they happened. */
  readonly rows: readonly RecordedRow[]
  /** What people submitted. */
  readonly answers: readonly (RecordedAnswer & { readonly instance: string; readonly visit: number })[]
  /** The version that each instance of the case ran in: its own, and those that it called. */
  readonly definitions: ReadonlyMap<string, ProcessDefinition>
  /** The variables of the case at its end, or as they are. */
  readonly variables: Readonly<Record<string, Json>>
}

type Growing = { -readonly [Member in keyof RecordedVisit]: RecordedVisit[Member] }

/** Reads the history of a case as what a run of another version can be answered from. */
export function readRecording(run: RecordedRun): Recording {
  const { startsWith, rows, answers, definitions, variables, ...known } = run
  const visits = new Map<string, Growing>()
  const observations: Observation[] = []
  const errors = errorsIn(rows)
  const answersOf = Map.groupBy(answers, ({ instance, visit }) => `${instance} ${visit}`)
  for (const row of rows) {
    const definition = definitions.get(row.instance)
    const seen = observedIn(row)
    if (seen !== null) observations.push({ values: seen })
    if (definition === undefined || !definition.nodes.has(row.element)) continue
    const id = idOf(row)
    if (!visits.has(id) && OPENING.has(row.kind) && !isBody(row)) {
      visits.set(id, opened(row, definition, answersOf.get(id) ?? []))
    }
    const visit = visits.get(id)
    if (visit !== undefined) note(visit, row, errors.get(id) ?? null, observations.length)
  }
  const recording = { ...known, visits: [...visits.values()], observations: [...observations, { values: variables }] }
  return { ...recording, start: valuesAfter({ ...recording, start: {} }, 0, startsWith) }
}

const OPENING: ReadonlySet<string> = new Set(['entered', 'passed', 'terminated', 'stopped'])

const idOf = ({ instance, visit }: RecordedRow): string => `${instance} ${visit}`

const dataOf = ({ data }: RecordedRow) => (data ?? {}) as Readonly<Record<string, Json | undefined>>

const isBody = (row: RecordedRow): boolean => dataOf(row)['isBody'] === true

const opened = (
  { at, element }: RecordedRow,
  definition: ProcessDefinition,
  answers: readonly RecordedAnswer[],
): Growing => ({
  definition,
  element,
  enteredAt: at,
  closedAt: null,
  closed: null,
  errorCode: null,
  sentBackTo: null,
  observedFrom: 0,
  answers: answers.map(({ signer, by, at: answeredAt, values }) => ({ signer, by, at: answeredAt, values })),
})

function note(visit: Growing, row: RecordedRow, error: string | null, observedFrom: number): void {
  const { sentBackTo } = dataOf(row)
  if (row.kind === 'task' && typeof sentBackTo === 'string') visit.sentBackTo = sentBackTo
  const isLeft = row.kind === 'left' || row.kind === 'passed'
  if (!isLeft && row.kind !== 'terminated') return
  visit.closedAt = row.at
  visit.observedFrom = observedFrom
  visit.closed = isLeft || visit.sentBackTo !== null ? 'left' : error === null ? 'undone' : 'error'
  visit.errorCode = visit.closed === 'error' ? error : null
}

/** Codes of BPMN errors by the visit whose work they refused. */
function errorsIn(rows: readonly RecordedRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const { what, code } = dataOf(row)
      return row.kind === 'thrown' && what === 'error' ? [[idOf(row), String(code)]] : []
    }),
  )
}

/** Variables that a row shows as they were then. */
function observedIn(row: RecordedRow): Observation['values'] | null {
  const data = dataOf(row)
  if (row.kind === 'variables') return data as Observation['values']
  const inputs = data['inputs']
  return typeof inputs === 'object' && inputs !== null && 'decision' in data ? (inputs as Observation['values']) : null
}
