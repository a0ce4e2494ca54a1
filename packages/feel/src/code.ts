import type { Evaluation, Site } from './evaluation.ts'
import type { Node, Span } from './syntax.ts'
import type { FeelContext, FeelFunction, FeelValue } from './value.ts'

/** A local variable, the innermost first; captured by the closures of FEEL functions. */
export interface Frame {
  readonly value: FeelValue
  readonly outer: Frame | null
}

/** A compiled expression: reads the context and the local variables, spends and warns on the evaluation. */
export type Code = (context: FeelContext, frame: Frame | null, evaluation: Evaluation) => FeelValue

/**
 * The variables that frames hold when a piece of code runs, the innermost first. `item` is the element that a filter
 * looks at, whose own entries are names too; `entries` are the names of a context whose frame holds what is built so far.
 */
export interface Scope {
  readonly name: string
  readonly isItem: boolean
  readonly entries: ReadonlySet<string> | null
  readonly outer: Scope | null
}

/** What the parts of the compiler need of it. */
export interface Compiling {
  code(node: Node, scope: Scope | null): Code
  site(span: Span): Site
  readonly builtIns: ReadonlyMap<string, FeelFunction>
  /** Free names whose value is known while the text is compiled. */
  readonly constants: ReadonlyMap<string, FeelValue>
  /** The code of a name that is not of this text: a built-in function, or a free name read from the context. */
  free(name: string, span: Span): Code
  /** Takes note that a free name is called. */
  call(name: string): void
}

export function local(name: string, outer: Scope | null): Scope {
  return { name, isItem: false, entries: null, outer }
}
