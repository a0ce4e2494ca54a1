import type { Json } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { type Recording, readRecording } from '@aftersale/scenario'
import type { RecordedRun } from '../../../engine/index.ts'
import type { PastCase } from './past-cases.store.ts'

/** What a flow of a case begins with. */
const STARTS_WITH = ['case', 'request'] as const

/** What was written down of a case, ready to be answered from. `current`: ids of the versions that are in force. */
export function recordingOf(past: PastCase, run: RecordedRun, current: ReadonlySet<string>, now: Instant): Recording {
  const variables = run.variables as Readonly<Record<string, Json>>
  return readRecording({
    id: past.id,
    businessKey: run.businessKey,
    openedAt: run.startedAt,
    seenUntil: run.endedAt ?? now,
    hasEnded: run.endedAt !== null,
    isOfToday: [...run.versions].every((id) => current.has(id)),
    worth: worthOf(variables, run),
    startsWith: STARTS_WITH,
    rows: run.rows,
    answers: run.answers.map((answer) => ({ ...answer, values: answer.values as Readonly<Record<string, Json>> })),
    definitions: run.definitions,
    variables,
  })
}

type Loose = Readonly<Record<string, Json | undefined>>

const objectOf = (value: Json | undefined): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}

/**
 * What was paid for what the request is about, where its flow ends in a refund: of the line, else of the order, as it was
 * looked up, for as many units as are asked for.
 */
function worthOf(variables: Loose, { definitions }: RecordedRun): Recording['worth'] {
  const works = [...definitions.values()].flatMap(({ nodes }) => [...nodes.values()].map(typeOf))
  if (!works.some((type) => type.startsWith('refunds.')) || works.some((type) => /^(exchanges|repairs)\./.test(type))) {
    return null
  }
  const refund = objectOf(variables['refund'])
  const facts = objectOf(variables['facts'])
  const [order, line] = [objectOf(facts['order']), objectOf(facts['line'])]
  const known = moneyOf(refund['minor'], refund['currency'])
  if (known !== null) return known
  const { units } = objectOf(variables['request'])
  const { quantity } = line
  const share = typeof units === 'number' && typeof quantity === 'number' && quantity > 0 ? units / quantity : 1
  const paid = line['paidMinor'] ?? order['paidMinor']
  return moneyOf(typeof paid === 'number' ? Math.round(paid * Math.min(share, 1)) : undefined, order['currency'])
}

const moneyOf = (minor: Json | undefined, currency: Json | undefined): Recording['worth'] =>
  typeof minor === 'number' && typeof currency === 'string' ? { minor, currency } : null

type Node =
  RecordedRun['definitions'] extends ReadonlyMap<string, infer Definition>
    ? Definition extends { readonly nodes: ReadonlyMap<string, infer One> }
      ? One
      : never
    : never

const typeOf = (node: Node): string =>
  'job' in node && node.job?.type.kind === 'text' ? String(node.job.type.value) : ''
