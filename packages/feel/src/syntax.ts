import type { FeelType, FeelValue, RangeOperator } from './value.ts'

/** Offsets into the source, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '**' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** A type as written: null where no such type is known. */
export interface TypeReference extends Span {
  readonly name: string
  readonly type: FeelType | null
}

export interface Binding {
  readonly name: string
  readonly domain: Node
  /** The end of `1..5` without brackets. */
  readonly end: Node | null
}

export interface Argument {
  readonly name: string | null
  readonly value: Node
}

export interface Entry extends Span {
  readonly name: string
  readonly value: Node
}

export interface Parameter {
  readonly name: string
  readonly type: TypeReference | null
}

export type Node =
  | ({ readonly type: 'literal'; readonly value: FeelValue } & Span)
  /** `@"…"` whose text is no date, time or duration. */
  | ({ readonly type: 'bad literal'; readonly text: string } & Span)
  | ({ readonly type: 'name'; readonly name: string } & Span)
  | ({ readonly type: 'path'; readonly target: Node; readonly name: string } & Span)
  | ({ readonly type: 'filter'; readonly target: Node; readonly condition: Node } & Span)
  | ({ readonly type: 'call'; readonly callee: Node; readonly args: readonly Argument[] } & Span)
  | ({ readonly type: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node } & Span)
  | ({ readonly type: 'negation'; readonly operand: Node } & Span)
  | ({ readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node } & Span)
  | ({ readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] } & Span)
  | ({ readonly type: 'instance of'; readonly value: Node; readonly of: TypeReference } & Span)
  | ({ readonly type: 'if'; readonly condition: Node; readonly yes: Node; readonly no: Node } & Span)
  | ({ readonly type: 'for'; readonly bindings: readonly Binding[]; readonly body: Node } & Span)
  | ({
      readonly type: 'quantified'
      readonly every: boolean
      readonly bindings: readonly Binding[]
      readonly body: Node
    } & Span)
  | ({ readonly type: 'list'; readonly items: readonly Node[] } & Span)
  | ({ readonly type: 'context'; readonly entries: readonly Entry[] } & Span)
  | ({
      readonly type: 'range'
      readonly start: Node
      readonly startIncluded: boolean
      readonly end: Node
      readonly endIncluded: boolean
    } & Span)
  | ({
      readonly type: 'comparison range'
      readonly operator: Exclude<RangeOperator, '..'>
      readonly endpoint: Node
    } & Span)
  | ({
      readonly type: 'function'
      readonly parameters: readonly Parameter[]
      readonly body: Node
      readonly external: boolean
    } & Span)

/** The tests of a cell: `-` has none and is not negated. */
export interface TestList {
  readonly negated: boolean
  readonly any: boolean
  readonly tests: readonly Node[]
}
