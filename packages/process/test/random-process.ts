import fc from 'fast-check'
import {
  adHoc,
  boundary,
  call,
  cancel,
  catching,
  chain,
  compensation,
  complex,
  conditional,
  end,
  error,
  escalation,
  eventGateway,
  eventSub,
  flow,
  gateway,
  inclusive,
  input,
  listeners,
  loop,
  message,
  multi,
  nonInterrupting,
  output,
  type Piece,
  parallel,
  processXml,
  receive,
  rule,
  script,
  service,
  signal,
  start,
  sub,
  terminate,
  throwing,
  timer,
  transaction,
  undoneBy,
  user,
} from './bpmn-xml.ts'

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

type Event = 'message' | 'signal' | 'timer' | 'condition'
type Repeats = 'once' | 'parallel' | 'sequential' | 'while'

interface Border {
  readonly event: Event | 'cycle' | 'error' | 'escalation'
  readonly isInterrupting: boolean
  readonly rest: Block
}

interface Mapping {
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

/** The block as a process, from a start to an end. */
export function blockXml(root: Block): string {
  const drawing = new Drawing()
  return processXml(...drawing.around(root, 'Start', 'End'))
}

interface Ends {
  readonly first: string
  readonly last: string
}

class Drawing {
  #pieces: Piece[] = []
  #count = 0

  /** The pieces of a level of its own. */
  around(one: Block, first: string, last: string, ...more: readonly Piece[]): Piece[] {
    const outer = this.#pieces
    this.#pieces = [start(first, ...more), end(last)]
    const drawn = this.draw(one)
    this.#add(chain(first, drawn.first), chain(drawn.last, last))
    const inner = this.#pieces
    this.#pieces = outer
    return inner
  }

  draw(one: Block): Ends {
    switch (one.kind) {
      case 'task':
        return this.#task(one)
      case 'catch':
        return this.#single('C', (id) => catching(id, eventOf(one.event, id)))
      case 'throw':
        return this.#single('Y', (id) => throwing(id, thrown(one.what)))
      case 'stop':
        return this.#stop(one)
      case 'sequence':
        return this.#sequence(one.blocks)
      case 'choice':
        return this.#choice(one)
      case 'race':
        return this.#race(one)
      case 'loop':
        return this.#loop(one)
      case 'sub':
        return this.#sub(one)
      case 'ad-hoc':
        return this.#adHoc(one)
    }
  }

  #task({ does, mappings, repeats: how, isListened, isUndone, border }: Extract<Block, { kind: 'task' }>): Ends {
    const id = this.#id('T')
    const side = (wanted: Mapping['direction'], write: typeof input) =>
      mappings.flatMap(({ direction, target, source }) => (direction === wanted ? [write(target, source)] : []))
    const more = [...side('input', input), ...side('output', output), ...repeating(how)]
    if (isListened) more.push(listeners({ start: ['before'], end: ['after'] }))
    const drawn = {
      work: () => service(id, 'work', ...more),
      judge: () => rule(id, 'judge', 'n', ...more),
      ask: () => user(id, {}, ...more),
      script: () => script(id, '=n + 1', 'n', ...more),
      receive: () => receive(id, id, '="k"', ...more),
      call: () => call(id, 'called', {}, ...more),
    }
    this.#add(drawn[does]())
    if (isUndone) {
      this.#add(boundary(`${id}undo`, id, compensation()), service(`${id}back`, 'back', { isForCompensation: 'true' }))
      this.#add(undoneBy(`${id}undo`, `${id}back`))
    }
    return this.#bordered(id, border)
  }

  /** Ways from events on the border come back to the main way where they interrupt it, and end where they do not. */
  #bordered(host: string, border: readonly Border[]): Ends {
    if (border.length === 0) return { first: host, last: host }
    const { first: out } = this.#point('J')
    this.#add(chain(host, out))
    for (const { event: what, isInterrupting, rest } of distinct(border)) {
      const id = this.#id('B')
      const interrupts = isInterrupting || what === 'error'
      this.#add(boundary(id, host, borderEvent(what, id), ...(interrupts ? [] : [nonInterrupting])))
      const drawn = this.draw(rest)
      const target = interrupts ? out : this.#single('E', (one) => end(one)).first
      this.#add(chain(id, drawn.first), chain(drawn.last, target))
    }
    return { first: host, last: out }
  }

  #stop({ what, limit }: Extract<Block, { kind: 'stop' }>): Ends {
    const [decide, out] = [this.#id('D'), this.#point('O').first]
    const { first: over } = this.#single('X', (id) => end(id, stopped(what)))
    this.#add(gateway(decide, `${decide}-${out}`), flow(decide, over, `=n > ${limit}`), flow(decide, out))
    return { first: decide, last: out }
  }

  #sequence(blocks: readonly Block[]): Ends {
    const parts = blocks.map((one) => this.draw(one))
    const [first] = parts
    const last = parts.at(-1)
    if (first === undefined || last === undefined) return this.#point('P')
    for (const [position, { first: target }] of parts.entries()) {
      const before = parts[position - 1]
      if (before !== undefined) this.#add(chain(before.last, target))
    }
    return { first: first.first, last: last.last }
  }

  #choice({ by, branches, limit }: Extract<Block, { kind: 'choice' }>): Ends {
    const parts = branches.map((one) => this.draw(one))
    const [split, join] = [this.#id('G'), this.#id('J')]
    const usual = parts.at(-1)?.first ?? join
    const fallback = `${split}-${usual}`
    const drawn = {
      exclusive: () => gateway(split, fallback) + gateway(join),
      inclusive: () => inclusive(split, fallback) + inclusive(join),
      parallel: () => parallel(split) + parallel(join),
      complex: () => parallel(split) + complex(join, '=activationCount >= 2'),
    }
    this.#add(drawn[by]())
    for (const [position, { first, last }] of parts.entries()) {
      const isConditional = (by === 'exclusive' || by === 'inclusive') && first !== usual
      this.#add(flow(split, first, isConditional ? `=n > ${limit + position}` : undefined), flow(last, join))
    }
    return { first: split, last: join }
  }

  #race({ branches }: Extract<Block, { kind: 'race' }>): Ends {
    const [split, join] = [this.#id('R'), this.#point('J').first]
    this.#add(eventGateway(split))
    for (const { event: what, rest } of branches) {
      const { first: caught } = this.#single('C', (id) => catching(id, eventOf(what, id)))
      const drawn = this.draw(rest)
      this.#add(chain(split, caught, drawn.first), chain(drawn.last, join))
    }
    return { first: split, last: join }
  }

  #loop({ task, rest, limit }: Extract<Block, { kind: 'loop' }>): Ends {
    const body = this.#sequence([task, rest])
    const [decide, out] = [this.#id('L'), this.#point('O').first]
    const entry = this.#point('I').first
    this.#add(gateway(decide, `${decide}-${out}`), chain(entry, body.first))
    this.#add(flow(body.last, decide), flow(decide, entry, `=n > ${limit}`), flow(decide, out))
    return { first: entry, last: out }
  }

  #sub({ isTransaction, inside, repeats: how, border, handlers }: Extract<Block, { kind: 'sub' }>): Ends {
    const id = this.#id('S')
    const cancels: Block = { kind: 'stop', what: 'cancel', limit: 5 }
    const blocks = isTransaction ? [inside, cancels] : [inside]
    const pieces = this.around({ kind: 'sequence', blocks }, `${id}start`, `${id}end`)
    for (const { event: what, isInterrupting, rest } of distinct(handlers)) {
      const handler = this.#id('H')
      const triggers = [borderEvent(what, handler), ...(isInterrupting || what === 'error' ? [] : [nonInterrupting])]
      pieces.push(eventSub(handler, ...this.around(rest, `${handler}start`, `${handler}end`, ...triggers)))
    }
    if (!isTransaction) {
      this.#add(sub(id, ...pieces, ...repeating(how)))
      return this.#bordered(id, border)
    }
    const off = this.#id('B')
    this.#add(boundary(off, id, cancel()))
    this.#add(transaction(id, ...pieces, ...repeating(how)))
    const { first, last } = this.#bordered(id, border)
    const out = this.#point('J').first
    this.#add(chain(last, out), chain(off, out))
    return { first, last: out }
  }

  #adHoc({ tasks }: Extract<Block, { kind: 'ad-hoc' }>): Ends {
    const id = this.#id('A')
    const outer = this.#pieces
    this.#pieces = []
    const ids = tasks.map((one) => `"${this.draw(one).first}"`)
    const pieces = this.#pieces
    this.#pieces = outer
    this.#add(adHoc(id, { activeElementsCollection: `=[${ids.join()}]` }, ...pieces))
    return { first: id, last: id }
  }

  /** A gateway with one way out: where flows meet. */
  #point = (letter: string): Ends => this.#single(letter, (id) => gateway(id))

  #single(letter: string, drawn: (id: string) => string): Ends {
    const id = this.#id(letter)
    this.#add(drawn(id))
    return { first: id, last: id }
  }

  #add(...pieces: readonly string[]): void {
    this.#pieces.push(...pieces)
  }

  #id(letter: string): string {
    this.#count += 1
    return `${letter}${this.#count}`
  }
}

function eventOf(what: Event, id: string): string {
  switch (what) {
    case 'message':
      return message(id, '="k"')
    case 'signal':
      return signal('news')
    case 'timer':
      return timer('duration', '=if n > 3 then "PT2H" else "PT1H"')
    case 'condition':
      return conditional('=n > 4')
  }
}

function borderEvent(what: Border['event'], id: string): string {
  if (what === 'cycle') return timer('cycle', 'R3/PT1H')
  if (what === 'error') return error('E')
  return what === 'escalation' ? escalation('U') : eventOf(what, id)
}

function thrown(what: Extract<Block, { kind: 'throw' }>['what']): string {
  if (what === 'signal') return signal('news')
  if (what === 'escalation') return escalation('U')
  return what === 'compensation' ? compensation() : compensation(undefined, 'false')
}

const stopped = (what: Extract<Block, { kind: 'stop' }>['what']): string =>
  ({
    terminate: terminate(),
    error: error('E'),
    escalation: escalation('U'),
    compensation: compensation(),
    cancel: cancel(),
  })[what]

function repeating(how: Repeats): string[] {
  switch (how) {
    case 'once':
      return []
    case 'while':
      return [loop({ while: '=n > 5', maximum: 4 })]
    default:
      return [
        multi({
          collection: '=for i in 1..3 return i',
          element: 'item',
          outputCollection: 'all',
          outputElement: '=n',
          until: '=n > 7',
          sequential: how === 'sequential',
        }),
      ]
  }
}

/** One place catches an error or an escalation once. */
const distinct = (border: readonly Border[]): readonly Border[] =>
  border.filter(
    ({ event: what }, position) =>
      (what !== 'error' && what !== 'escalation') || border.findIndex((one) => one.event === what) === position,
  )
