import type { Cursor } from './cursor.ts'
import type { CompileOptions } from './expression.ts'
import type { KnownNames } from './names.ts'
import type { Node } from './syntax.ts'

/** What the parts of the grammar need of the parser that they belong to. */
export interface Parsing {
  readonly cursor: Cursor
  readonly options: CompileOptions
  /** The names in scope here. */
  known: KnownNames
  expression(): Node
  /** Brings a name into the innermost scope. */
  declare(name: string): void
  within<T>(names: Iterable<string>, read: () => T): T
}
