import { type Code, type Compiling, type Frame, local, type Scope } from './code.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { notBoolean, notIterable } from './messages.ts'
import { dateOfDayNumber, dayNumberOf } from './moment.ts'
import { feelCompare } from './order.ts'
import type { Binding, Node } from './syntax.ts'
import { type FeelContext, FeelDate, FeelRange, type FeelValue } from './value.ts'
import { stepsOf } from './walk.ts'

interface Loop {
  readonly domain: Code
  readonly end: Code | null
  readonly site: Site
}

/** Called for each combination of the variables; false ends the iteration. */
type Visit = (frame: Frame) => boolean

/** The loops with their scope: each variable is visible to the domains after it. */
function compileLoops(
  compiling: Compiling,
  bindings: readonly Binding[],
  scope: Scope | null,
): { loops: readonly Loop[]; inner: Scope | null } {
  const loops: Loop[] = []
  let inner = scope
  for (const { name, domain, end } of bindings) {
    loops.push({
      domain: compiling.code(domain, inner),
      end: end === null ? null : compiling.code(end, inner),
      site: compiling.site(domain),
    })
    inner = local(name, inner)
  }
  return { loops, inner }
}

export function compileFor(compiling: Compiling, node: Node & { type: 'for' }, scope: Scope | null): Code {
  const { loops, inner } = compileLoops(compiling, node.bindings, scope)
  const body = compiling.code(node.body, local('partial', inner))
  const steps = stepsOf(node.body)
  return (context, frame, evaluation) => {
    const results: FeelValue[] = []
    const done = visitAll(loops, 0, context, frame, evaluation, (bound) => {
      evaluation.spend(steps)
      results.push(body(context, new PartialFrame(results, evaluation, bound), evaluation))
      evaluation.checkList(1)
      return results.length <= evaluation.limits.listLength
    })
    return done === null ? null : results
  }
}

/** `partial` is the list of results so far; it is copied only where it is read, because it goes on growing. */
class PartialFrame implements Frame {
  readonly outer: Frame
  readonly #results: readonly FeelValue[]
  readonly #evaluation: Evaluation
  constructor(results: readonly FeelValue[], evaluation: Evaluation, outer: Frame) {
    this.#results = results
    this.#evaluation = evaluation
    this.outer = outer
  }

  get value(): FeelValue {
    this.#evaluation.checkList(this.#results.length)
    return this.#results.slice()
  }
}

/** `some` and `every`: decided by the first witness, else null where one body was neither true nor false. */
export function compileQuantified(
  compiling: Compiling,
  node: Node & { type: 'quantified' },
  scope: Scope | null,
): Code {
  const { loops, inner } = compileLoops(compiling, node.bindings, scope)
  const body = compiling.code(node.body, inner)
  const steps = stepsOf(node.body)
  const site = compiling.site(node.body)
  const witness = !node.every
  return (context, frame, evaluation) => {
    let result: boolean | null = !witness
    const done = visitAll(loops, 0, context, frame, evaluation, (bound) => {
      evaluation.spend(steps)
      const value = body(context, bound, evaluation)
      if (value === witness) result = witness
      else if (value !== !witness) {
        result = null
        if (value !== null) {
          evaluation.warn('feel.not-boolean', notBoolean('satisfies', kindOf(value)), site)
        }
      }
      return value !== witness
    })
    return done === null ? null : result
  }
}

/** true where all were visited, false where a visit ended it, null where a domain cannot be iterated over. */
function visitAll(
  loops: readonly Loop[],
  level: number,
  context: FeelContext,
  frame: Frame | null,
  evaluation: Evaluation,
  visit: Visit,
): boolean | null {
  const loop = loops[level]
  if (loop === undefined) return frame === null || visit(frame)
  const last = level === loops.length - 1
  const start = loop.domain(context, frame, evaluation)
  const values =
    loop.end === null ? valuesOf(start, evaluation) : sequence(start, loop.end(context, frame, evaluation), true)
  if (values === null) {
    return evaluation.warn('feel.not-iterable', notIterable(kindOf(start)), loop.site)
  }
  for (const value of values) {
    evaluation.spend(1)
    const bound = { value, outer: frame }
    const going = last ? visit(bound) : visitAll(loops, level + 1, context, bound, evaluation, visit)
    if (going !== true) return going
  }
  return true
}

/** A list itself, the steps of a range, one value as the only one; null where there is nothing to iterate over. */
function valuesOf(domain: FeelValue, evaluation: Evaluation): Iterable<FeelValue> | null {
  if (Array.isArray(domain)) return domain as readonly FeelValue[]
  if (domain === null) return null
  if (!(domain instanceof FeelRange)) return [domain]
  const values = sequence(domain.start, domain.end, false)
  return values === null ? null : insideOf(domain, values, evaluation)
}

function* insideOf(range: FeelRange, values: Iterable<FeelValue>, evaluation: Evaluation): Generator<FeelValue> {
  for (const value of values) {
    evaluation.spend(1)
    if (!range.startIncluded && feelCompare(value, range.start) === 0) continue
    if (!range.endIncluded && feelCompare(value, range.end) === 0) continue
    yield value
  }
}

/** From start to end by 1 or by a day; backwards too where that may be. */
function sequence(start: FeelValue, end: FeelValue, backwards: boolean): Iterable<FeelValue> | null {
  if (typeof start === 'number' && typeof end === 'number') return steps(start, end, backwards)
  if (start instanceof FeelDate && end instanceof FeelDate) {
    return days(steps(dayNumberOf(start), dayNumberOf(end), backwards))
  }
  return null
}

function* steps(start: number, end: number, backwards: boolean): Generator<number> {
  if (start <= end) for (let value = start; value <= end; value += 1) yield value
  else if (backwards) for (let value = start; value >= end; value -= 1) yield value
}

function* days(numbers: Iterable<number>): Generator<FeelValue> {
  for (const number of numbers) yield dateOfDayNumber(number)
}
