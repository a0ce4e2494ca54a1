import type { Code, Compiling, Scope } from './code.ts'
import { compileFilter } from './compile-filter.ts'
import { compileCall, compileDefinition } from './compile-function.ts'
import { compileFor, compileQuantified } from './compile-iteration.ts'
import { compileName, readFree } from './compile-name.ts'
import { compileBetween, compileBinary, compileNegation } from './compile-operator.ts'
import { compileIn } from './compile-test.ts'
import { compileContext, compileList, compileRange } from './compile-value.ts'
import { isInstanceOf } from './conformance.ts'
import type { Site } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { memberOf } from './member.ts'
import { badValue, notBoolean, unknownName, unknownType } from './messages.ts'
import { comparisonRange } from './range.ts'
import type { Node, Span } from './syntax.ts'
import type { FeelFunction, FeelValue } from './value.ts'

/** Types that say nothing without their parameters: `instance of list` is null (DMN 1.5, table 61). */
const NEEDS_PARAMETERS: ReadonlySet<string> = new Set(['list', 'context', 'range', 'function'])

/** Turns the syntax of one source text into closures, and gathers the free names that they read. */
export class Compiler implements Compiling {
  readonly #source: string
  readonly builtIns: ReadonlyMap<string, FeelFunction>
  readonly constants: ReadonlyMap<string, FeelValue>
  readonly names = new Set<string>()
  readonly called = new Set<string>()

  constructor(
    source: string,
    builtIns: ReadonlyMap<string, FeelFunction>,
    constants: ReadonlyMap<string, FeelValue> = new Map(),
  ) {
    this.#source = source
    this.builtIns = builtIns
    this.constants = constants
  }

  site(span: Span): Site {
    return { source: this.#source, from: span.from, to: span.to }
  }

  /** A name of the context comes before a built-in function of that name, so that models may shadow it. */
  free(name: string, span: Span): Code {
    const builtIn = this.builtIns.get(name)
    if (builtIn !== undefined) return readFree(name, () => builtIn)
    this.names.add(name)
    const site = this.site(span)
    const message = unknownName(name)
    return readFree(name, (_, __, evaluation) => evaluation.warn('feel.unknown-name', message, site))
  }

  call(name: string): void {
    if (!this.builtIns.has(name)) this.called.add(name)
  }

  code(node: Node, scope: Scope | null): Code {
    switch (node.type) {
      case 'literal': {
        const { value } = node
        return () => value
      }
      case 'bad literal': {
        const site = this.site(node)
        const message = badValue(`@"${node.text}"`)
        return (_, __, evaluation) => evaluation.warn('feel.bad-value', message, site)
      }
      case 'name':
        return compileName(this, node.name, node, scope)
      case 'path':
        return this.#path(node, scope)
      case 'filter':
        return compileFilter(this, node, scope)
      case 'call':
        return compileCall(this, node, scope)
      case 'binary':
        return compileBinary(this, node, scope)
      case 'negation':
        return compileNegation(this, node.operand, node, scope)
      case 'between':
        return compileBetween(this, node, scope)
      case 'in':
        return compileIn(this, node, scope)
      case 'instance of':
        return this.#instanceOf(node, scope)
      case 'if':
        return this.#conditional(node, scope)
      case 'for':
        return compileFor(this, node, scope)
      case 'quantified':
        return compileQuantified(this, node, scope)
      case 'list':
        return compileList(this, node, scope)
      case 'context':
        return compileContext(this, node, scope)
      case 'range':
        return compileRange(this, node, scope)
      case 'comparison range': {
        const endpoint = this.code(node.endpoint, scope)
        const { operator } = node
        return (context, frame, evaluation) => comparisonRange(operator, endpoint(context, frame, evaluation))
      }
      default:
        return compileDefinition(this, node, scope)
    }
  }

  #path(node: Node & { type: 'path' }, scope: Scope | null): Code {
    const target = this.code(node.target, scope)
    const site = this.site(node)
    const { name } = node
    return (context, frame, evaluation) => memberOf(target(context, frame, evaluation), name, evaluation, site)
  }

  #instanceOf(node: Node & { type: 'instance of' }, scope: Scope | null): Code {
    const code = this.code(node.value, scope)
    const { type, name } = node.of
    if (type !== null && !NEEDS_PARAMETERS.has(name))
      return (context, frame, evaluation) => isInstanceOf(code(context, frame, evaluation), type, evaluation)
    const site = this.site(node.of)
    return (_, __, evaluation) => evaluation.warn('feel.unknown-type', unknownType(name), site)
  }

  /** Whatever is not true chooses `else` (DMN 1.5, 10.3.2.15); what is neither true, false nor null is worth a warning. */
  #conditional(node: Node & { type: 'if' }, scope: Scope | null): Code {
    const condition = this.code(node.condition, scope)
    const yes = this.code(node.yes, scope)
    const no = this.code(node.no, scope)
    const site = this.site(node.condition)
    return (context, frame, evaluation) => {
      const value = condition(context, frame, evaluation)
      if (value === true) return yes(context, frame, evaluation)
      if (value !== false && value !== null) evaluation.warn('feel.not-boolean', notBoolean('if', kindOf(value)), site)
      return no(context, frame, evaluation)
    }
  }
}
