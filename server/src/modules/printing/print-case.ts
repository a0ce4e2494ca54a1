import type { Answer, CaseDetail, CaseTypeDocument, KnownRefusal, Language, routes } from '@aftersale/contract'
import { type FeelContext, feelFromJson, type Json } from '@aftersale/feel'
import { accept, type Instant, isId, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { companyName } from '../access/index.ts'
import { type CaseSight, casesNamed, readCase, typeVersions, withholdingsOf } from '../cases/index.ts'
import { type PrintBlock, problemsIn, readPrintText } from '../wording/index.ts'
import { printedPage, Unprintable } from './page.ts'
import { printedRefunds, refundedLines } from './refunded-lines.store.ts'

interface Ask {
  readonly case: string
  readonly sight: CaseSight
  readonly language: Language
  readonly now: Instant
  readonly zone: string
}

/** What a draft of a print text would make of a case; its other words are those of the version of its type that it has. */
export async function tryPrintText(
  database: Database,
  engine: Engine,
  ask: Ask & { readonly print: Readonly<Record<Language, string>> },
): Answer<typeof routes.tryPrintText> {
  const text = readPrintText(ask.print[ask.language])
  if (!text.ok) {
    return refuse({ code: 'cases.type-wrong', fields: problemsIn(`print.${ask.language}`, text.refusal.problems) })
  }
  const found = await readCase(database, engine, ask.case.trim(), ask.sight)
  if (found === null) return refuse({ code: 'cases.not-found' })
  const document = await documentOf(database, found)
  if (document === null || text.value.length === 0) return refuse({ code: 'cases.print-missing' })
  const page = await pageOf(database, engine, ask, { found, document, blocks: text.value })
  return page.ok ? accept({ page: page.value }) : page
}

/** A case as a page to print, by the text of the version of its type that it has. */
export async function printCase(database: Database, engine: Engine, ask: Ask): Answer<typeof routes.printCase> {
  const { language } = ask
  const found = await readCase(database, engine, ask.case, ask.sight)
  if (found === null) return refuse({ code: 'cases.not-found' })
  const document = await documentOf(database, found)
  const text = readPrintText(document?.print?.[language] ?? '')
  if (!text.ok) throw new Error(`expected the print text of ${found.type} to be readable`)
  if (document === null || text.value.length === 0) return refuse({ code: 'cases.print-missing' })
  return pageOf(database, engine, ask, { found, document, blocks: text.value })
}

interface Printed {
  readonly found: CaseDetail
  readonly document: CaseTypeDocument
  readonly blocks: readonly PrintBlock[]
}

async function pageOf(
  database: Database,
  engine: Engine,
  ask: Ask,
  { found, document, blocks }: Printed,
): Promise<Result<string, KnownRefusal<'cases.print-unreadable'>>> {
  const { language, now, zone } = ask
  const named = (await casesNamed(database, [found.id], ask.sight)).get(found.id)
  const instance = named === undefined ? null : await engine.operations.instance(database, named.instanceId)
  const asked = { by: 'case', ids: [found.id] } as const
  const withheld = (await withholdingsOf(database, engine, ask.sight, asked)).get(found.id)
  const flow = instance?.variables ?? {}
  const seen = withheld?.json(flow) ?? flow
  const variables = { ...variablesOf(found, document, seen, language), ...(await moneyOf(database, found, flow)) }
  const head = { company: await companyName(database, language), title: document.name[language], number: found.number }
  try {
    return accept(printedPage(blocks, head, variables, { language, now, zone }))
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error
    return refuse({ code: 'cases.print-unreadable', placeholder: error.placeholder })
  }
}

async function documentOf(database: Database, { type, typeVersion }: CaseDetail): Promise<CaseTypeDocument | null> {
  if (typeVersion === null) return null
  const [found] = await typeVersions(database, [{ key: type, version: typeVersion }])
  return found?.document ?? null
}

/** The refunds that the flow of a case issued, as placeholders see them, and the lines that they or an imported request are of. */
async function moneyOf(database: Database, found: CaseDetail, flow: Readonly<Record<string, unknown>>) {
  const meant = {
    source: found.source,
    refunds: idsIn(flow['issuedRefund']),
    returns: idsIn(flow['goodsReturn']),
  }
  const money = (minor: number, currency: string) => ({ minor, currency })
  const refunds = (await printedRefunds(database, meant)).map(({ number, currency, approvedAt, ...sums }) => ({
    number,
    approvedAt: isoOf(approvedAt),
    ...Object.fromEntries(Object.entries(sums).map(([name, minor]) => [name, money(minor, currency)])),
  }))
  const reckoned = (await refundedLines(database, meant)).map((line) => ({
    order: line.order,
    product: line.product,
    units: line.units,
    price: money(line.price, line.currency),
    discount: money(line.discount, line.currency),
    fee: money(line.fee, line.currency),
    refund: money(line.refunded, line.currency),
  }))
  const requested = found.lines.map(({ orderNumber, productName, units, refund }) => {
    return { order: orderNumber, product: productName, units, refund: { ...refund } }
  })
  return feelFromJson({ refunds, lines: requested.length > 0 ? requested : reckoned } as Json) as FeelContext
}

/** The id of what a step of a flow brought, where it brought something. */
function idsIn(brought: unknown): string[] {
  const id = typeof brought === 'object' && brought !== null && 'id' in brought ? brought.id : null
  return typeof id === 'string' && isId(id) ? [id] : []
}

/** What placeholders see: all variables of the flow and, whatever became of those, the case and its fields. */
function variablesOf(
  found: CaseDetail,
  document: CaseTypeDocument,
  flow: Readonly<Record<string, unknown>>,
  language: Language,
): FeelContext {
  const { id, number, type, title, priority, channel, source, customer, product, outcome, refund } = found
  const own = {
    id,
    number,
    type,
    title,
    priority,
    channel,
    source,
    customer,
    product,
    outcome,
    refund,
    order: found.orderNumber,
    openedAt: isoOf(found.openedAt),
    closedAt: found.closedAt === null ? null : isoOf(found.closedAt),
  }
  const fields = document.fields.flatMap((field) => {
    const value = found.fields[field.name] ?? null
    return value === null
      ? []
      : [{ name: field.name, label: field.label[language], value: shown(field, value, language) }]
  })
  const request = Object.fromEntries(document.fields.map(({ name }) => [name, found.fields[name] ?? null]))
  return feelFromJson({ ...flow, case: own, request, fields } as Json) as FeelContext
}

/** A choice by its label; everything else as it is. */
function shown({ kind }: CaseTypeDocument['fields'][number], value: unknown, language: Language): unknown {
  if (!('options' in kind)) return value
  const labelOf = (one: unknown) => kind.options.find((option) => option.value === one)?.label[language] ?? one
  return Array.isArray(value) ? value.map(labelOf) : labelOf(value)
}
