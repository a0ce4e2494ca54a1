import type { Bilingual } from '@aftersale/contract'
import type { Expression } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { type FilledText, readFilledText, type TextProblem } from './filled-text.ts'

/** Words of one line in turn: text, what is computed, and whether it is bold. */
export type Words = readonly { readonly said: string | Expression; readonly isBold: boolean }[]

/** One thing on a printed page. A table with `each` repeats its last row for every item of that list. */
export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly lines: readonly Words[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly Words[] }
  | {
      readonly kind: 'table'
      readonly each: Expression | null
      readonly head: readonly Words[]
      readonly rows: readonly (readonly Words[])[]
      /** By column. */
      readonly isRight: readonly boolean[]
    }
  | { readonly kind: 'page-break' }

type Read = Result<readonly PrintBlock[], { readonly code: 'print-wrong'; readonly problems: TextProblem[] }>

const OPEN = '\ue000'
const CLOSE = '\ue001'
const HOLDER = /\ue000(\d+)\ue001/

/**
 * Reads the text of a printed case: placeholders `{{ FEEL }}` in a small part of Markdown. Headings `#` to `###`, lists `-` and
 * `1.`, `**bold**`, tables with a line of dashes under their head, `@page` for a new page, and `@each {{ list }}` before a table
 * whose last row stands for every `item`. All else is plain text. Refused with everything wrong, with its place.
 */
export function readPrintText(source: string): Read {
  const filled = readFilledText(source.replaceAll(/[\ue000\ue001]/g, ' ').replaceAll('\r\n', '\n'))
  if (!filled.ok) return refuse({ code: 'print-wrong', problems: filled.refusal.problems })
  const reader = new Reader(filled.value)
  const blocks = reader.read()
  return reader.problems.length > 0 ? refuse({ code: 'print-wrong', problems: reader.problems }) : accept(blocks)
}

const LOOSE_EACH: Bilingual = {
  en: '@each wants one placeholder, and a table below it',
  'zh-CN': '@each 后应为一个占位符，下一行起为表格',
}

class Reader {
  readonly problems: TextProblem[] = []
  readonly #lines: readonly string[]
  readonly #expressions: Expression[] = []
  #at = 0

  constructor({ parts }: FilledText) {
    const text = parts.map((part) => {
      if (typeof part === 'string') return part
      this.#expressions.push(part)
      return `${OPEN}${this.#expressions.length - 1}${CLOSE}`
    })
    this.#lines = text.join('').split('\n')
  }

  read(): PrintBlock[] {
    const blocks: PrintBlock[] = []
    while (this.#at < this.#lines.length) {
      const block = this.#block(this.#line())
      if (block !== null) blocks.push(block)
    }
    return blocks
  }

  #line = (): string => (this.#lines[this.#at] ?? '').trim()

  #block(line: string): PrintBlock | null {
    const [, marks = '', title = ''] = /^(#{1,3})\s+(.*)$/.exec(line) ?? []
    if (marks !== '') return this.#one({ kind: 'heading', level: marks.length as 1 | 2 | 3, words: this.#words(title) })
    if (line === '') return this.#one(null)
    if (line === '@page') return this.#one({ kind: 'page-break' })
    if (line.startsWith('@each')) return this.#each(line)
    if (isRow(line) && isRule(this.#lines[this.#at + 1] ?? '')) return this.#table(null)
    if (BULLET.test(line)) return this.#list(BULLET, false)
    if (NUMBERED.test(line)) return this.#list(NUMBERED, true)
    const lines = this.#while((one) => one !== '' && !/^(#{1,3}\s|@page$|@each|\|)/.test(one) && !BULLET.test(one))
    return { kind: 'paragraph', lines: (lines.length > 0 ? lines : this.#next()).map((one) => this.#words(one)) }
  }

  #one<T>(block: T): T {
    this.#at += 1
    return block
  }

  #next = (): string[] => [this.#one(this.#line())]

  #while(goesOn: (line: string) => boolean): string[] {
    const lines: string[] = []
    for (; this.#at < this.#lines.length && goesOn(this.#line()); this.#at += 1) lines.push(this.#line())
    return lines
  }

  #list(mark: RegExp, isNumbered: boolean): PrintBlock {
    const items = this.#while((line) => mark.test(line)).map((line) => this.#words(line.replace(mark, '')))
    return { kind: 'list', isNumbered, items }
  }

  #each(line: string): PrintBlock | null {
    const [, number] = /^@each\s+\ue000(\d+)\ue001$/.exec(line) ?? []
    const each = this.#expressions[Number(number)]
    const place = this.#at + 1
    this.#at += 1
    if (each !== undefined && isRow(this.#line()) && isRule(this.#lines[this.#at + 1] ?? '')) return this.#table(each)
    this.problems.push({ line: place, column: 1, message: LOOSE_EACH })
    return null
  }

  #table(each: Expression | null): PrintBlock {
    const [head = '', rule = '', ...rows] = this.#while(isRow)
    const cells = (row: string) => cellsOf(row).map((cell) => this.#words(cell))
    const isRight = cellsOf(rule).map((cell) => cell.endsWith(':'))
    return { kind: 'table', each, head: cells(head), rows: rows.map(cells), isRight }
  }

  #words(line: string): Words {
    return line.split('**').flatMap((text, at) =>
      text
        .split(HOLDER)
        .map((part, index) => ({ said: index % 2 === 1 ? this.#expression(part) : part, isBold: at % 2 === 1 }))
        .filter(({ said }) => said !== ''),
    )
  }

  #expression(number: string): Expression {
    const expression = this.#expressions[Number(number)]
    if (expression === undefined) throw new Error(`expected the placeholder ${number} to be there`)
    return expression
  }
}

const BULLET = /^-\s+/
const NUMBERED = /^\d{1,3}\.\s+/
const isRow = (line: string) => line.startsWith('|') && line.endsWith('|') && line.length > 1
const isRule = (line: string) => /^\|(\s*:?-+:?\s*\|)+$/.test(line.trim())
const cellsOf = (row: string) =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
