import { type Bilingual, comeOrGone, labelIn, type ModelChange, quotedInBoth, settingChanged } from '@aftersale/kernel'
import { withNamesSaid } from '../explain/names-in-cell.ts'
import { spokenCondition } from '../explain/spoken-condition.ts'
import { wordsIn } from '../source/words-in.ts'
import { attributeOf, childrenOf, childTextOf, type XmlElement } from '../xml/xml-element.ts'
import { paired } from './paired.ts'
import { settingChanges } from './setting-changes.ts'
import { settingsOf } from './settings-of.ts'

/** A column: where its cell stands in each row, and what it is called. */
interface Column {
  readonly element: XmlElement
  readonly entries: 'inputEntry' | 'outputEntry' | 'annotationEntry'
  readonly place: number
  readonly kind: Bilingual
  readonly name: Bilingual
  /** What a result is called in FEEL; empty where it has no name. */
  readonly key: string
  /** What people read for its values. */
  readonly words: ReadonlyMap<string, string>
}

/** What people call what cells name. */
export interface NamesInWords {
  /** Labels of what cells read by its name. */
  readonly labels: ReadonlyMap<string, string>
  /** Words for a key that a result says, by the name of the result, where the file has none: `group`, `managers`. */
  readonly wordOf: (output: string, key: string) => string | undefined
}

interface Row {
  readonly element: XmlElement
  readonly place: number
  readonly cells: readonly string[]
}

const PARTS = new Set(['input', 'output', 'rule', 'annotation'])
const EVERYTHING_KEPT: ReadonlySet<string> = new Set()

/** What became of a decision table: columns, rows by their cells, the order of the rows, and all else that it says. */
export function compareTables(
  element: string | null,
  table: Bilingual,
  before: XmlElement,
  after: XmlElement,
  names: NamesInWords,
): ModelChange[] {
  const changes = settingChanges(element, table, settingsOf(before, PARTS), settingsOf(after, PARTS))
  const columns = paired(columnsOf(before), columnsOf(after), idOf, ({ kind, name }) => `${kind.en} ${name.en}`)
  for (const { before: old, after: column } of columns) {
    if (old === null) changes.push(comeOrGone('added', element, columnIn(table, column)))
    else if (column === null) changes.push(comeOrGone('removed', element, columnIn(table, old)))
    else {
      const [was, is] = [old, column].map((one) => settingsOf(one.element, EVERYTHING_KEPT))
      if (was !== undefined && is !== undefined)
        changes.push(...settingChanges(element, columnIn(table, column), was, is))
    }
  }
  const kept = columns.flatMap(({ before: old, after: column }) =>
    old === null || column === null ? [] : [{ old, column }],
  )
  const rows = paired(rowsOf(before), rowsOf(after), idOf, ({ cells }) => cells.join('\n'))
  for (const { before: old, after: row } of rows) {
    if (old === null) changes.push(comeOrGone('added', element, rowInFull(table, row, columnsOf(after), names)))
    else if (row === null) changes.push(comeOrGone('removed', element, rowInFull(table, old, columnsOf(before), names)))
    else {
      for (const { old: oldColumn, column } of kept) {
        const [was, is] = [cellOf(old, oldColumn), cellOf(row, column)]
        if (was === is) continue
        const said = (cell: string) => cellInWords(cell, column, names)
        changes.push(settingChanged(element, rowIn(table, row), column.name, said(was), said(is)))
      }
      const [was, is] = [old, row].map((one) => settingsOf(one.element, ENTRIES))
      if (was !== undefined && is !== undefined) changes.push(...settingChanges(element, rowIn(table, row), was, is))
    }
  }
  return isReordered(rows) ? [...changes, reordered(element, table)] : changes
}

const ENTRIES = new Set(['inputEntry', 'outputEntry', 'annotationEntry'])

const idOf = ({ element }: { readonly element: XmlElement }): string | null => attributeOf(element, 'id') ?? null

const COLUMNS = [
  { tag: 'input', entries: 'inputEntry', kind: { en: 'condition', 'zh-CN': '条件列' } },
  { tag: 'output', entries: 'outputEntry', kind: { en: 'result', 'zh-CN': '结果列' } },
  { tag: 'annotation', entries: 'annotationEntry', kind: { en: 'note', 'zh-CN': '备注列' } },
] as const

function columnsOf(table: XmlElement): Column[] {
  return COLUMNS.flatMap(({ tag, entries, kind }) =>
    childrenOf(table, tag).map((element, place): Column => {
      const [expression] = childrenOf(element, 'inputExpression')
      const called = attributeOf(element, 'label') ?? attributeOf(element, 'name')
      const name = called ?? (expression === undefined ? undefined : childTextOf(expression, 'text')) ?? `${place + 1}`
      return {
        element,
        entries,
        place,
        kind,
        name: quotedInBoth(name),
        key: attributeOf(element, 'name') ?? '',
        words: wordsIn(element),
      }
    }),
  )
}

const rowsOf = (table: XmlElement): Row[] =>
  childrenOf(table, 'rule').map((element, place) => ({
    element,
    place,
    cells: COLUMNS.flatMap(({ entries }) => childrenOf(element, entries).map(cellText)),
  }))

/** Empty, and a dash, both say that anything fits. */
const cellText = (entry: XmlElement | undefined): string =>
  (entry === undefined ? undefined : childTextOf(entry, 'text')) || '-'

/**
 * A cell as people say it: what a condition asks in words, a single text without the quotation marks of FEEL, figures by
 * their labels, what fits anything as that.
 */
function cellInWords(cell: string, { entries, key, words }: Column, { labels, wordOf }: NamesInWords): Bilingual {
  if (cell === '-') return { en: '“anything”', 'zh-CN': '“不限”' }
  const plain = /^"([^"]*)"$/.exec(cell)?.[1]
  if (plain !== undefined) return quotedInBoth(words.get(plain) ?? wordOf(key, plain) ?? plain)
  const named = (language: 'en' | 'zh-CN') =>
    withNamesSaid(cell, (name) => {
      const label = labels.get(name)
      return label === undefined ? undefined : labelIn(label, language)
    })
  const asked = (language: 'en' | 'zh-CN') =>
    entries === 'inputEntry' ? spokenCondition(named(language), language) : named(language)
  return { en: quotedInBoth(asked('en')).en, 'zh-CN': quotedInBoth(asked('zh-CN'))['zh-CN'] }
}

const cellOf = ({ element }: Row, { entries, place }: Column): string => cellText(childrenOf(element, entries)[place])

const columnIn = (table: Bilingual, { kind, name }: Column): Bilingual => ({
  en: `${table.en}, ${kind.en} ${name.en}`,
  'zh-CN': `${table['zh-CN']}的${kind['zh-CN']}${name['zh-CN']}`,
})

const rowIn = (table: Bilingual, { place }: Row): Bilingual => ({
  en: `${table.en}, row ${place + 1}`,
  'zh-CN': `${table['zh-CN']}第 ${place + 1} 行`,
})

/** A row with what its cells say; what fits anything says nothing. */
function rowInFull(table: Bilingual, row: Row, columns: readonly Column[], names: NamesInWords): Bilingual {
  const row_ = rowIn(table, row)
  const cells = columns.flatMap((column) => {
    const cell = cellOf(row, column)
    return cell === '-' ? [] : [{ name: column.name, cell: cellInWords(cell, column, names) }]
  })
  const said = (language: 'en' | 'zh-CN') => cells.map(({ name, cell }) => `${name[language]} ${cell[language]}`)
  if (cells.length === 0) return row_
  return { en: `${row_.en} (${said('en').join('; ')})`, 'zh-CN': `${row_['zh-CN']}（${said('zh-CN').join('；')}）` }
}

/** Whether rows that both have stand in another order, which decides where the first row that fits counts. */
function isReordered(rows: ReturnType<typeof paired<Row>>): boolean {
  const places = rows.flatMap(({ before, after }) => (before === null || after === null ? [] : [before.place]))
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))
}

const reordered = (element: string | null, table: Bilingual): ModelChange => ({
  element,
  kind: 'changed',
  words: { en: `${table.en}: the rows stand in another order`, 'zh-CN': `${table['zh-CN']}：行的顺序有变化` },
})
