import { Cursor } from './cursor.ts'
import type { CompileOptions } from './expression.ts'
import { KEYWORDS, KnownNames } from './names.ts'
import { readArguments, readContext } from './parse-brackets.ts'
import { parseControl } from './parse-control.ts'
import { takeAtLiteral, takeNumber, takeString } from './parse-literal.ts'
import { takeType } from './parse-type.ts'
import type { Parsing } from './parsing.ts'
import type { BinaryOperator, Node } from './syntax.ts'

const COMPARISON = /<=|>=|!=|=|<|>/y
/** Operators that bind tighter and tighter. */
const LEVELS = [/[+-]/y, /\*(?!\*)|\/(?![/*])/y, /\*\*/y] as const
const AFTER_RANGE = /$|[)\],}=!*/:]|(?:and|or|then|else|return|satisfies|between|in|instance)(?![\p{L}\p{N}_])/uy
/** Members that values themselves have, and that are more than one word. */
const MEMBERS = ['time offset', 'start included', 'end included']

type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='

/**
 * Reads FEEL (DMN 1.5, 10.3.1.2) by recursive descent. What a sequence of words and operators means depends on the
 * names in scope: the longest known name wins, so `known` grows and shrinks with the scopes of the text.
 */
export class Parser implements Parsing {
  readonly cursor: Cursor
  readonly options: CompileOptions
  known: KnownNames
  /** Reading the end of a range, where `[` may be its bracket: `[1..5[`. */
  #endsRange = false

  constructor(source: string, known: KnownNames, options: CompileOptions) {
    this.cursor = new Cursor(source)
    this.known = new KnownNames(known, MEMBERS)
    this.options = options
  }

  declare(name: string): void {
    this.known.add(name)
  }

  within<T>(names: Iterable<string>, read: () => T): T {
    const outer = this.known
    this.known = new KnownNames(outer, names)
    const result = read()
    this.known = outer
    return result
  }

  /** Inside brackets the end of an outer range cannot come. */
  #bracketed<T>(read: () => T): T {
    const outer = this.#endsRange
    this.#endsRange = false
    const result = read()
    this.#endsRange = outer
    return result
  }

  expression(): Node {
    return this.cursor.nested(() => this.#comparisonRange() ?? this.#disjunction())
  }

  /** `< 5` as a value: the range below 5. */
  #comparisonRange(): Node | null {
    this.cursor.skipBlank()
    const from = this.cursor.position
    const operator = this.cursor.take(COMPARISON)
    if (operator === null) return null
    const endpoint = this.#additive(null)
    return { type: 'comparison range', operator: operator as Comparison, endpoint, from, to: this.cursor.position }
  }

  #disjunction(): Node {
    let left = this.#conjunction()
    while (this.cursor.takeKeyword('or')) left = this.#binary('or', left, this.#conjunction())
    return left
  }

  #conjunction(): Node {
    let left = this.#comparison()
    while (this.cursor.takeKeyword('and')) left = this.#binary('and', left, this.#comparison())
    return left
  }

  #binary(operator: BinaryOperator, left: Node, right: Node): Node {
    return { type: 'binary', operator, left, right, from: left.from, to: right.to }
  }

  #comparison(): Node {
    let left = this.#additive(null)
    for (;;) {
      const operator = this.cursor.take(COMPARISON)
      if (operator !== null) {
        left = this.#binary(operator as Comparison, left, this.#additive(null))
      } else if (this.cursor.takeKeyword('between')) {
        const low = this.#additive(null)
        this.cursor.expectKeyword('and')
        const high = this.#additive(null)
        left = { type: 'between', value: left, low, high, from: left.from, to: high.to }
      } else if (this.cursor.takeKeyword('in')) {
        const tests = this.#inTests()
        left = { type: 'in', value: left, tests, from: left.from, to: this.cursor.position }
      } else {
        return left
      }
    }
  }

  /** After `in`: one test, or several between parentheses. */
  #inTests(): readonly Node[] {
    const range = this.#comparisonRange()
    if (range !== null) return [range]
    if (!this.cursor.at('(')) return [this.#additive(null)]
    const from = this.cursor.position
    this.cursor.position += 1
    const tests = this.#bracketed(() => this.tests())
    const first = tests[0]
    if (tests.length > 1 || first === undefined) {
      this.cursor.expectSymbol(')')
      return tests
    }
    return [this.#additive(this.#closeParenthesis(first, from))]
  }

  tests(): readonly Node[] {
    const tests = [this.expression()]
    while (this.cursor.takeSymbol(',')) tests.push(this.expression())
    return tests
  }

  #additive(start: Node | null): Node {
    return this.#arithmetic(start, 0)
  }

  /** Operators of one level, from left to right; `start` is an operand that has been read already. */
  #arithmetic(start: Node | null, level: number): Node {
    const pattern = LEVELS[level]
    if (pattern === undefined) return this.#unary(start)
    let left = this.#arithmetic(start, level + 1)
    for (;;) {
      const operator = this.cursor.take(pattern)
      if (operator === null) return left
      left = this.#binary(operator as '+' | '-' | '*' | '/' | '**', left, this.#arithmetic(null, level + 1))
    }
  }

  #unary(start: Node | null): Node {
    if (start !== null) return this.#postfix(start)
    this.cursor.skipBlank()
    const from = this.cursor.position
    if (!this.cursor.takeSymbol('-')) return this.#postfix(this.#primary())
    const operand = this.cursor.nested(() => this.#unary(null))
    if (operand.type === 'instance of') {
      const { value } = operand
      return { ...operand, value: { type: 'negation', operand: value, from, to: value.to }, from }
    }
    return { type: 'negation', operand, from, to: operand.to }
  }

  #postfix(start: Node): Node {
    const { cursor } = this
    let node = start
    for (;;) {
      cursor.skipBlank()
      const { from } = node
      const next = cursor.source[cursor.position]
      if (next === '(') {
        cursor.position += 1
        const args = this.#bracketed(() => readArguments(this))
        node = { type: 'call', callee: node, args, from, to: cursor.position }
      } else if (next === '[') {
        if (this.#closesRange()) return node
        cursor.position += 1
        const condition = this.#bracketed(() => this.within(['item'], () => this.expression()))
        cursor.expectSymbol(']')
        node = { type: 'filter', target: node, condition, from, to: cursor.position }
      } else if (next === '.' && cursor.source[cursor.position + 1] !== '.') {
        cursor.position += 1
        node = { type: 'path', target: node, name: this.#member(), from, to: cursor.position }
      } else if (cursor.takeKeyword('instance')) {
        cursor.expectKeyword('of')
        node = {
          type: 'instance of',
          value: node,
          of: takeType(cursor, this.options.typeNamed),
          from,
          to: cursor.position,
        }
      } else {
        return node
      }
    }
  }

  /** Whether the `[` here is the bracket of `[1..5[`: nothing follows that a filter could start with. */
  #closesRange(): boolean {
    if (!this.#endsRange) return false
    const start = this.cursor.position
    this.cursor.position += 1
    const closes = this.cursor.take(AFTER_RANGE) !== null
    this.cursor.position = start
    return closes
  }

  #member(): string {
    const { cursor } = this
    const start = cursor.position
    const known = cursor.takeKnownName(this.known)
    const knownEnd = cursor.position
    cursor.position = start
    const words = cursor.takeWords(true)
    if (known !== null && knownEnd >= cursor.position) {
      cursor.position = knownEnd
      return known
    }
    return words ?? cursor.failExpected({ en: 'a name after "."', 'zh-CN': '“.”之后的名称' })
  }

  #primary(): Node {
    const { cursor } = this
    cursor.skipBlank()
    const from = cursor.position
    const literal = takeNumber(cursor) ?? takeAtLiteral(cursor)
    if (literal !== null) return literal
    const text = takeString(cursor)
    if (text !== null) return { type: 'literal', value: text, from, to: cursor.position }
    switch (cursor.source[from]) {
      case '(':
        cursor.position += 1
        return this.#closeParenthesis(
          this.#bracketed(() => this.expression()),
          from,
        )
      case '[':
        cursor.position += 1
        return this.#bracketed(() => this.#listOrRange(from))
      case ']':
        cursor.position += 1
        return this.#rangeFrom(
          from,
          false,
          this.#bracketed(() => this.expression()),
        )
      case '{':
        cursor.position += 1
        return this.#bracketed(() => readContext(this, from))
      default:
        return this.#named(from)
    }
  }

  #closeParenthesis(inner: Node, from: number): Node {
    if (this.cursor.at('..')) return this.#rangeFrom(from, false, inner)
    this.cursor.expectSymbol(')')
    return inner
  }

  #rangeFrom(from: number, startIncluded: boolean, start: Node): Node {
    const { cursor } = this
    cursor.expectSymbol('..')
    const outer = this.#endsRange
    this.#endsRange = true
    const end = this.expression()
    this.#endsRange = outer
    const endIncluded = cursor.takeSymbol(']')
    if (!endIncluded && !cursor.takeSymbol(')') && !cursor.takeSymbol('[')) {
      cursor.failExpected({ en: '"]", ")" or "[" at the end of the range', 'zh-CN': '区间结尾的“]”、“)”或“[”' })
    }
    return { type: 'range', start, startIncluded, end, endIncluded, from, to: cursor.position }
  }

  #listOrRange(from: number): Node {
    const { cursor } = this
    const items: Node[] = []
    if (cursor.takeSymbol(']')) return { type: 'list', items, from, to: cursor.position }
    const first = this.expression()
    if (cursor.at('..')) return this.#rangeFrom(from, true, first)
    items.push(first)
    while (cursor.takeSymbol(',')) items.push(this.expression())
    cursor.expectSymbol(']')
    return { type: 'list', items, from, to: cursor.position }
  }

  /** A keyword's construct, or the longest known name, or an unknown one. */
  #named(from: number): Node {
    const { cursor } = this
    const known = cursor.takeKnownName(this.known)
    const knownEnd = cursor.position
    cursor.position = from
    const word = cursor.takeWords(false) ?? cursor.failExpected({ en: 'an expression', 'zh-CN': '表达式' })
    if (KEYWORDS.has(word) && (known === null || known === word)) {
      cursor.position = from
      const control = parseControl(this)
      if (control !== null) return control
      return cursor.failExpected({ en: 'an expression', 'zh-CN': '表达式' })
    }
    cursor.position = known === null ? from : knownEnd
    const name = known ?? cursor.takeWords(true)
    return { type: 'name', name: name ?? word, from, to: cursor.position }
  }
}
