import type { Language } from '@aftersale/contract'
import { createEvaluation, type Evaluation, type FeelContext, type FeelValue } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { fillPlaceholder, type PrintBlock, type Words } from '../wording/index.ts'
import { barCode } from './code-128.ts'
import { PRINT_STYLE } from './print-style.ts'

const LONGEST = 20_000
const STEPS = 2_000_000
const MOST_ROWS = 1_000

/** A placeholder that comes to nothing that can be printed. */
export class Unprintable extends Error {
  override readonly name = 'Unprintable'
  readonly placeholder: string

  constructor(placeholder: string) {
    super(`expected something to print, got ${placeholder}`)
    this.placeholder = placeholder
  }
}

export interface PageHead {
  readonly company: string
  readonly title: string
  readonly number: string
}

interface Around {
  readonly language: Language
  readonly now: Instant
  readonly zone: string
}

/** A printed case: A4, with its own styles and nothing that runs. Throws `Unprintable`. */
export function printedPage(
  blocks: readonly PrintBlock[],
  head: PageHead,
  variables: FeelContext,
  around: Around,
): string {
  const { language, now, zone } = around
  const evaluation = createEvaluation({ now, zone, limits: { steps: STEPS, stringLength: LONGEST } })
  const printer = new Printer({ language, zone, evaluation })
  const body = blocks.map((block) => printer.block(block, variables)).join('\n')
  const company = head.company === '' ? '' : `<p class="company">${escaped(head.company)}</p>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(head.number)}</title><style>${PRINT_STYLE}</style></head><body>
<header><div>${company}<p class="title">${escaped(head.title)}</p></div><div class="number">${barCode(head.number)}<p>${escaped(head.number)}</p></div></header>
<main>
${body}
</main></body></html>
`
}

class Printer {
  readonly #around: { readonly language: Language; readonly zone: string; readonly evaluation: Evaluation }

  constructor(around: { readonly language: Language; readonly zone: string; readonly evaluation: Evaluation }) {
    this.#around = around
  }

  block(block: PrintBlock, variables: FeelContext): string {
    const inline = (words: Words) => this.#words(words, variables)
    switch (block.kind) {
      case 'heading':
        return `<h${block.level}>${inline(block.words)}</h${block.level}>`
      case 'paragraph':
        return `<p>${block.lines.map(inline).join('<br>')}</p>`
      case 'list': {
        const tag = block.isNumbered ? 'ol' : 'ul'
        return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`
      }
      case 'page-break':
        return '<div class="page-break"></div>'
      case 'table':
        return this.#table(block, variables)
    }
  }

  #table(block: Extract<PrintBlock, { kind: 'table' }>, variables: FeelContext): string {
    const row = (cells: readonly Words[], tag: 'td' | 'th', of: FeelContext) =>
      `<tr>${cells
        .map((cell, at) => `<${tag}${block.isRight[at] ? ' class="right"' : ''}>${this.#words(cell, of)}</${tag}>`)
        .join('')}</tr>`
    const fixed = block.each === null ? block.rows : block.rows.slice(0, -1)
    const repeated = block.rows.at(-1)
    const items = block.each === null || repeated === undefined ? [] : this.#items(block.each, variables)
    const rows = [
      ...fixed.map((cells) => row(cells, 'td', variables)),
      ...items.map((item) => row(repeated ?? [], 'td', { ...variables, item })),
    ]
    const head = block.head.some((cell) => cell.length > 0) ? `<thead>${row(block.head, 'th', variables)}</thead>` : ''
    return `<table${head === '' ? ' class="plain"' : ''}>${head}<tbody>${rows.join('')}</tbody></table>`
  }

  #items(
    each: NonNullable<Extract<PrintBlock, { kind: 'table' }>['each']>,
    variables: FeelContext,
  ): readonly FeelValue[] {
    const list = each.evaluate(variables, this.#around.evaluation)
    if (list === null) return []
    if (!Array.isArray(list) || list.length > MOST_ROWS) throw new Unprintable(each.source.trim())
    return list as readonly FeelValue[]
  }

  #words(words: Words, variables: FeelContext): string {
    return words
      .map(({ said, isBold }) => {
        const text = escaped(typeof said === 'string' ? said : this.#filled(said, variables))
        return isBold ? `<strong>${text}</strong>` : text
      })
      .join('')
  }

  #filled(said: Exclude<Words[number]['said'], string>, variables: FeelContext): string {
    const filled = fillPlaceholder(said, variables, this.#around)
    if (!filled.ok || filled.value.length > LONGEST) throw new Unprintable(said.source.trim())
    return filled.value
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
}

const escaped = (text: string) => text.replaceAll(/[&<>"\n]/g, (character) => ENTITIES[character] ?? '')
