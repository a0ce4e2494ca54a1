import {
  adHoc,
  boundary,
  call,
  cancel,
  catching,
  chain,
  compensation,
  complex,
  end,
  eventGateway,
  eventSub,
  flow,
  gateway,
  inclusive,
  input,
  listeners,
  nonInterrupting,
  output,
  type Piece,
  parallel,
  processXml,
  receive,
  rule,
  script,
  service,
  start,
  sub,
  throwing,
  transaction,
  undoneBy,
  user,
} from './bpmn-xml.ts'
import { borderEvent, distinct, eventOf, repeating, stopped, thrown } from './draw-events.ts'
import type { Block, Border, Mapping } from './random-process.ts'

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
