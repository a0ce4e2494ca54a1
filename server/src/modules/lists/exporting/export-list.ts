import {
  type Answer,
  type AnswerOf,
  type Bilingual,
  type KnownRefusal,
  type Language,
  type RefusalOf,
  routes,
  type Words,
} from '@aftersale/contract'
import { accept, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { Asker, AskList } from '../asking.ts'
import { bothWords, type Cell, type Column, fieldCell, type Writing } from './cell.ts'
import { csvOf } from './csv.ts'
import { type ExportedList, exportedLists } from './exported-lists.ts'
import { xlsxOf } from './xlsx.ts'

type Route = typeof routes.exportList

interface Wanted {
  readonly list: keyof typeof exportedLists
  readonly format: 'xlsx' | 'csv'
  readonly columns?: string | undefined
  readonly filter: string
  readonly language: Language
  readonly zone: string
  readonly words: Words
}

/** So many rows are written, and so many are read at a time. */
const MOST = 100_000
const PAGE = 200
/** As many columns as a person can look through. */
const MOST_COLUMNS = 60

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

const ENDED = {
  en: `Only the first ${MOST} rows are here: narrow the list to see the others.`,
  'zh-CN': `此表只含前 ${MOST} 行，请缩小筛选范围以导出其余内容。`,
} as const

type Page = { readonly items: readonly unknown[]; readonly next: string | null }

/**
 * A list as a table. The list itself is asked, page after page, on behalf of who wants it: the table holds what the list
 * shows them, and nothing else. Refused is what the list refuses at its first page, before anything is written.
 */
export async function exportList(ask: AskList, wanted: Wanted, asker: Asker): Answer<Route> {
  const list: ExportedList = exportedLists[wanted.list]
  const columns = columnsOf(list, wanted.columns)
  if (!columns.ok) return columns
  const query = queryOf(wanted.filter)
  const pageFrom = async (cursor: string | null) => {
    const answer = await ask(
      list.route,
      { query: { ...query, limit: PAGE, ...(cursor !== null && { cursor }) } },
      asker,
    )
    return answer as Result<Page, KnownRefusal<Route['refusals'][number]>>
  }
  const first = await pageFrom(null)
  if (!first.ok) return refuse(first.refusal as RefusalOf<Route>)
  const types = wanted.list === 'cases' ? await typeNames(ask, asker) : new Map<string, Bilingual>()
  const rows = rowsOf(first.value, pageFrom, columns.value, { ...wanted, types }, asker.signal)
  const heading = list.name[wanted.language]
  return accept({
    fileName: `${heading} ${localDateAt(asker.now, wanted.zone)}.${wanted.format}`,
    type: TYPES[wanted.format],
    bytes: null,
    digest: '',
    isInline: false,
    read: async () => (wanted.format === 'csv' ? csvOf(rows) : xlsxOf(rows, heading)),
  })
}

/** Who may not look at case types reads their keys. */
async function typeNames(ask: AskList, asker: Asker): Promise<ReadonlyMap<string, Bilingual>> {
  const answer = await ask(routes.listCaseTypes, {}, asker)
  if (!answer.ok) return new Map()
  const { items } = answer.value as AnswerOf<typeof routes.listCaseTypes>
  return new Map(items.map(({ key, name }) => [key, name]))
}

function columnsOf(
  list: ExportedList,
  names: string | undefined,
): Result<Column<unknown>[], { code: 'lists.columns-unknown'; columns: string[] }> {
  const asked = names === undefined ? list.usual : names.split(',').map((name) => name.trim())
  const known = asked.map((name) => columnOf(list, name))
  const wrong = asked.filter((name, at) => known[at] === undefined || asked.indexOf(name) < at || at >= MOST_COLUMNS)
  return wrong.length > 0
    ? refuse({ code: 'lists.columns-unknown', columns: wrong })
    : accept(known.flatMap((one) => one ?? []))
}

function columnOf(list: ExportedList, name: string): Column<unknown> | undefined {
  if (Object.hasOwn(list.columns, name)) return list.columns[name]
  return list.hasFields ? customColumn(name) : undefined
}

const FIELD = /^field\.(\w{1,40})$/

function customColumn(name: string): Column<unknown> | undefined {
  const [, field] = FIELD.exec(name) ?? []
  if (field === undefined) return undefined
  const cell = (item: unknown) => {
    const { fields } = item as { readonly fields: Readonly<Record<string, unknown>> }
    return Object.hasOwn(fields, field) ? fieldCell(fields[field]) : null
  }
  return { heading: { en: field, 'zh-CN': field }, cell }
}

/** The conditions of a list, as its address has them; where the page begins and how long it is, an export says itself. */
function queryOf(filter: string): Record<string, string | string[]> {
  const given = new URLSearchParams(filter)
  const names = [...new Set(given.keys())].filter((name) => name !== 'cursor' && name !== 'limit')
  return Object.fromEntries(
    names.map((name) => {
      const values = given.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

async function* rowsOf(
  first: Page,
  pageFrom: (cursor: string) => Promise<Result<Page, { readonly code: string }>>,
  columns: readonly Column<unknown>[],
  writing: Writing,
  signal: AbortSignal,
): AsyncGenerator<(readonly Cell[])[]> {
  yield [columns.map(({ heading }) => bothWords(heading))]
  let page = first
  for (let written = 0; ; written += PAGE) {
    yield page.items.map((item) => columns.map(({ cell }) => cell(item, writing)))
    if (page.next === null || signal.aborted) return
    if (written + PAGE >= MOST) {
      yield [[ENDED[writing.language]]]
      return
    }
    const next = await pageFrom(page.next)
    // What could be listed a moment ago cannot now: a right was taken away. Half a table must not look like a whole one.
    if (!next.ok) throw new Error(`expected the next page of an export, got ${next.refusal.code}`)
    page = next.value
  }
}
