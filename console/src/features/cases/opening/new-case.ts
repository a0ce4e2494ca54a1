import { commandKey } from '../../../api/command-key.ts'
import { fallbacksOf, type TypeField, type TypeFieldValues } from '../type-fields/type-field.ts'

/** A case that somebody is about to open: what was typed so far. Under its key it is opened once, however often it is tried. */
export type NewCase = {
  readonly key: string
  readonly type: string | null
  readonly source: string
  readonly channel: string | null
  readonly order: string
  readonly customer: string
  readonly product: string
  readonly title: string
  /** How its shop calls the line of the order that was chosen; a type that is chosen later may ask for it. */
  readonly line: string | null
  readonly fields: TypeFieldValues
}

const keyOf = (userId: string) => `aftersale.new-case.${userId}`

export const emptyCase = (): NewCase => ({
  key: commandKey(),
  type: null,
  source: '',
  channel: null,
  order: '',
  customer: '',
  product: '',
  title: '',
  line: null,
  fields: {},
})

/** What somebody was typing in this browser, or an empty one. */
export function readNewCase(userId: string): NewCase {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...emptyCase(), ...(kept as Partial<NewCase>) } : emptyCase()
  } catch {
    return emptyCase()
  }
}

export const keepNewCase = (userId: string, one: NewCase): void =>
  localStorage.setItem(keyOf(userId), JSON.stringify(one))

export const dropNewCase = (userId: string): void => localStorage.removeItem(keyOf(userId))

/** What a case that is opened from a record is about; it stands in the address. */
export type NewCaseSearch = Partial<Pick<NewCase, 'source' | 'customer' | 'order' | 'product'>>

export function readNewCaseSearch(search: Readonly<Record<string, unknown>>): NewCaseSearch {
  const given = (['source', 'customer', 'order', 'product'] as const).flatMap((name) => {
    const text = search[name]
    return typeof text === 'string' && text.trim() !== '' ? [[name, text.trim().slice(0, 200)]] : []
  })
  return Object.fromEntries(given)
}

/** What was typed so far, where it is about what the address says; a new case about that, where it is about anything else. */
export function aboutWhat(kept: NewCase, search: NewCaseSearch): NewCase {
  const isAbout = Object.entries(search).every(([name, value]) => kept[name as keyof NewCaseSearch] === value)
  return isAbout ? kept : { ...emptyCase(), ...search }
}

/** The same case as one of another type: fields that this type has too keep what was typed, and `line` names the line that was chosen. */
export function withType(one: NewCase, type: string, fields: readonly TypeField[]): NewCase {
  const kept = Object.entries(one.fields).filter(([name]) => fields.some((field) => field.name === name))
  return {
    ...one,
    type,
    fields: { ...fallbacksOf(fields), ...lineNamed(one.line, fields), ...Object.fromEntries(kept) },
  }
}

const lineNamed = (line: string | null, fields: readonly TypeField[]): TypeFieldValues =>
  line !== null && fields.some(({ name }) => name === 'line') ? { line } : {}

type Line = { readonly product: string; readonly reference: string | null }
type Found = { readonly source: string; readonly number: string; readonly customer: string }

/** The same case about an order and, where one is chosen, a line of it; a field `line` of the type names the line. */
export function withOrder(one: NewCase, order: Found, line: Line | null, fields: readonly TypeField[]): NewCase {
  const about = { ...one, order: order.number, source: order.source, customer: order.customer }
  if (line === null) return { ...about, line: null }
  return {
    ...about,
    product: line.product,
    line: line.reference,
    fields: { ...one.fields, ...lineNamed(line.reference, fields) },
  }
}
