import fc from 'fast-check'

/** A process as blocks in one another: whatever is drawn can be left again, though not on every way. */
export type Block =
  | {
      readonly kind: 'task'
      readonly does: 'work' | 'judge' | 'ask' | 'script' | 'receive' | 'call'
      readonly mappings: readonly Mapping[]
      readonly repeats: Repeats
      readonly isListened: boolean
      readonly isUndone: boolean
      readonly border: readonly Border[]
    }
  | { readonly kind: 'catch'; readonly event: Event }
  | { readonly kind: 'throw'; readonly what: 'signal' | 'escalation' | 'compensation' | 'compensation-aside' }
  | {
      readonly kind: 'stop'
      readonly what: 'terminate' | 'error' | 'escalation' | 'compensation' | 'cancel'
      readonly limit: number
    }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'choice'
      readonly by: 'exclusive' | 'inclusive' | 'parallel' | 'complex'
      readonly branches: readonly Block[]
      readonly limit: number
    }
  | { readonly kind: 'race'; readonly branches: readonly { readonly event: Event; readonly rest: Block }[] }
  | { readonly kind: 'loop'; readonly task: Block; readonly rest: Block; readonly limit: number }
  | {
      readonly kind: 'sub'
      /** Then it may cancel itself when its inside is done. */
      readonly isTransaction: boolean
      readonly inside: Block
      readonly repeats: Repeats
      readonly border: readonly Border[]
      readonly handlers: readonly Border[]
    }
  | { readonly kind: 'ad-hoc'; readonly tasks: readonly Block[] }

export type Event = 'message' | 'signal' | 'timer' | 'condition'
export type Repeats = 'once' | 'parallel' | 'sequential' | 'while'

export interface Border {
  readonly event: Event | 'cycle' | 'error' | 'escalation'
  readonly isInterrupting: boolean
  readonly rest: Block
}

export interface Mapping {
  readonly direction: 'input' | 'output'
  readonly target: string
  readonly source: string
}

/** Expressions over what answers bring: numbers, dates, lists, a decimal that no double holds, and nothing at all. */
const SOURCES = [
  '=n',
  '=n + 1',
  '=n / 3',
  '=1 / 7',
  '=date("2026-03-01")',
  '=@"P3D"',
  '=[n, data]',
  '={ inner: n, day: date("2026-03-01") }',
  '=context.inner',
  '=missing',
  'text',
]

const mapping: fc.Arbitrary<Mapping> = fc.record({
  direction: fc.constantFrom('input', 'output'),
  target: fc.constantFrom('n', 'm', 'data', 'context', 'context.inner'),
  source: fc.constantFrom(...SOURCES),
})

const event = fc.constantFrom<Event>('message', 'signal', 'timer', 'condition')
const repeats = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Repeats>('once') },
  { weight: 1, arbitrary: fc.constantFrom<Repeats>('parallel', 'sequential', 'while') },
)
const rarely = fc.nat(5).map((one) => one === 5)

const { block } = fc.letrec<{ block: Block; task: Block; simple: Block; border: readonly Border[] }>((tie) => ({
  simple: fc.record({
    kind: fc.constant('task'),
    does: fc.constantFrom('work', 'judge', 'ask', 'script'),
    mappings: fc.constant([]),
    repeats: fc.constant('once'),
    isListened: fc.constant(false),
    isUndone: fc.constant(false),
    border: fc.constant([]),
  }),
  border: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant([]),
    fc.array(
      fc.record({
        event: fc.oneof(event, fc.constantFrom('cycle' as const, 'error' as const, 'escalation' as const)),
        isInterrupting: fc.boolean(),
        rest: tie('block'),
      }),
      { maxLength: 2 },
    ),
  ),
  task: fc.record({
    kind: fc.constant('task'),
    does: fc.constantFrom('work', 'judge', 'ask', 'script', 'receive', 'call'),
    mappings: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(mapping, { maxLength: 3 }) },
    ),
    repeats,
    isListened: rarely,
    isUndone: rarely,
    border: tie('border'),
  }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('task'),
    fc.record({ kind: fc.constant('catch'), event }),
    fc.record({
      kind: fc.constant('throw'),
      what: fc.constantFrom('signal', 'escalation', 'compensation', 'compensation-aside'),
    }),
    fc.record({
      kind: fc.constant('stop'),
      what: fc.constantFrom('terminate', 'error', 'escalation', 'compensation'),
      limit: fc.nat(6),
    }),
    fc.record({ kind: fc.constant('sequence'), blocks: fc.array(tie('block'), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('choice'),
      by: fc.constantFrom('exclusive', 'inclusive', 'parallel', 'complex'),
      branches: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      limit: fc.nat(6),
    }),
    fc.record({
      kind: fc.constant('race'),
      branches: fc.array(fc.record({ event, rest: tie('block') }), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop'), task: tie('simple'), rest: tie('block'), limit: fc.nat(6) }),
    fc.record({
      kind: fc.constant('sub'),
      isTransaction: rarely,
      inside: tie('block'),
      repeats,
      border: tie('border'),
      handlers: tie('border'),
    }),
    fc.record({ kind: fc.constant('ad-hoc'), tasks: fc.array(tie('simple'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

export const randomBlock: fc.Arbitrary<Block> = block
