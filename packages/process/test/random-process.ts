import fc from 'fast-check'
import { chain, end, flow, gateway, input, output, processXml, rule, service, start, user } from './bpmn-xml.ts'

/** A process as blocks in one another, which is always sound: whatever is drawn can be left again. */
export type Block =
  | { readonly kind: 'task'; readonly does: 'work' | 'judge' | 'ask'; readonly mappings: readonly Mapping[] }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'choice'; readonly branches: readonly Block[]; readonly limit: number }
  | { readonly kind: 'loop'; readonly task: Block; readonly rest: Block; readonly limit: number }

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

const { block } = fc.letrec<{ block: Block; task: Block }>((tie) => ({
  task: fc.record({
    kind: fc.constant('task'),
    does: fc.constantFrom('work', 'judge', 'ask'),
    mappings: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(mapping, { maxLength: 3 }) },
    ),
  }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('task'),
    fc.record({ kind: fc.constant('sequence'), blocks: fc.array(tie('block'), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('choice'),
      branches: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      limit: fc.nat(6),
    }),
    fc.record({ kind: fc.constant('loop'), task: tie('task'), rest: tie('block'), limit: fc.nat(6) }),
  ),
}))

export const randomBlock: fc.Arbitrary<Block> = block

/** The block as a process, from a start to an end. */
export function blockXml(root: Block): string {
  const drawing = new Drawing()
  const { first, last } = drawing.draw(root)
  const ends = [start(), end(), ...drawing.nodes, chain('Start', first), chain(last, 'End'), ...drawing.flows]
  return processXml(...ends)
}

interface Ends {
  readonly first: string
  readonly last: string
}

class Drawing {
  readonly nodes: string[] = []
  readonly flows: string[] = []

  draw(one: Block): Ends {
    switch (one.kind) {
      case 'task':
        return this.#task(one)
      case 'sequence':
        return this.#sequence(one.blocks)
      case 'choice':
        return this.#choice(one)
      case 'loop':
        return this.#loop(one)
    }
  }

  #task({ does, mappings }: Extract<Block, { kind: 'task' }>): Ends {
    const id = this.#id('T')
    const side = (wanted: Mapping['direction'], write: typeof input) =>
      mappings
        .flatMap(({ direction, target, source }) => (direction === wanted ? [write(target, source)] : []))
        .join('')
    const written = side('input', input) + side('output', output)
    const drawn = {
      work: service(id, 'work', written),
      judge: rule(id, 'judge', 'n', written),
      ask: user(id, {}, written),
    }
    this.nodes.push(drawn[does])
    return { first: id, last: id }
  }

  #sequence(blocks: readonly Block[]): Ends {
    const parts = blocks.map((one) => this.draw(one))
    const [first] = parts
    const last = parts.at(-1)
    if (first === undefined || last === undefined) return this.#point('P')
    for (const [position, { first: target }] of parts.entries()) {
      const before = parts[position - 1]
      if (before !== undefined) this.flows.push(chain(before.last, target))
    }
    return { first: first.first, last: last.last }
  }

  #choice({ branches, limit }: Extract<Block, { kind: 'choice' }>): Ends {
    const parts = branches.map((one) => this.draw(one))
    const [split, join] = [this.#id('G'), this.#point('J').first]
    const usual = parts.at(-1)?.first ?? join
    this.nodes.push(gateway(split, `${split}-${usual}`))
    for (const [position, { first, last }] of parts.entries()) {
      const condition = first === usual ? undefined : `=n > ${limit + position}`
      this.flows.push(flow(split, first, condition), flow(last, join))
    }
    return { first: split, last: join }
  }

  #loop({ task, rest, limit }: Extract<Block, { kind: 'loop' }>): Ends {
    const body = this.#sequence([task, rest])
    const [decide, out] = [this.#id('L'), this.#point('O').first]
    this.nodes.push(gateway(decide, `${decide}-${out}`))
    this.flows.push(flow(body.last, decide), flow(decide, body.first, `=n > ${limit}`), flow(decide, out))
    return { first: body.first, last: out }
  }

  /** A gateway with one way out: where flows meet. */
  #point(letter: string): Ends {
    const id = this.#id(letter)
    this.nodes.push(gateway(id))
    return { first: id, last: id }
  }

  #id = (letter: string): string => `${letter}${this.nodes.length + 1}`
}
