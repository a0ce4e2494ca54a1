import { type WarrantyAnswer, type WarrantyRefusal, type WarrantyUnit, warrantyOf } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type LocalDate, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { type Product, readProducts } from '../products/index.ts'
import { componentsOf } from './coverage.ts'
import { linesOf } from './lines-of.ts'
import { nameUnit } from './name-unit.ts'
import type { SoldLine } from './sold-line.store.ts'
import { readUnits, type SerialName } from './unit.store.ts'
import type { SerialUnit, When } from './unit.ts'
import { warrantiesOfLines, warrantiesOfUnits } from './warranties.ts'

type Question = BodyOf<typeof routes.checkWarranties>['items'][number]

export interface WarrantyCheck {
  readonly on: LocalDate
  readonly components: readonly WarrantyAnswer[]
}

type Refused =
  | WarrantyRefusal
  | KnownRefusal<
      'units.unnamed' | 'units.not-found' | 'units.sale-unclear' | 'units.no-warranty' | 'products.not-found'
    >
  | KnownRefusal<'orders.not-found' | 'orders.line-unknown'>

/** Whether components are under warranty on a day: of units, order lines or plain dates, in the order asked. */
export async function checkWarranties(
  database: Database,
  items: readonly Question[],
  { now, zone }: Pick<When, 'now' | 'zone'>,
): Promise<Result<WarrantyCheck, Refused>[]> {
  const facts = await loadFacts(database, items, zone)
  const today = localDateAt(now, zone)
  return items.map((item, at) => {
    const unit = facts.of(item, at)
    if (!unit.ok) return unit
    const on = (item.on as LocalDate | undefined) ?? today
    const answers = warrantyOf(unit.value, item.components ?? componentsOf(unit.value.terms), on)
    return answers.ok ? accept({ on, components: answers.value }) : answers
  })
}

const isOfUnit = ({ unit, serial }: Question) => unit !== undefined || serial !== undefined

async function loadFacts(database: Database, items: readonly Question[], zone: string) {
  const lines = await linesOf(
    database,
    items.map((item) => (isOfUnit(item) ? {} : item)),
  )
  const names = items.flatMap((item) => {
    const name = isOfUnit(item) ? nameUnit(item) : undefined
    return name?.ok ? [name.value] : []
  })
  const units = await readUnits(
    database,
    names.flatMap((name) => ('id' in name ? [name.id] : [])),
    names.flatMap((name) => ('id' in name ? [] : [name])),
  )
  const unitsByName = new Map(units.flatMap((unit) => [[unit.id, unit] as const, [keyOf(unit), unit] as const]))
  const heirs = await readUnits(
    database,
    units.flatMap(({ replacedById }) => replacedById ?? []),
    [],
  )
  const ofUnits = await warrantiesOfUnits(
    database,
    units.map(({ id }) => id),
    zone,
  )
  const sold = lines.flatMap((line) => (line.ok && line.value !== undefined ? [line.value] : []))
  const ofLines = await warrantiesOfLines(database, sold, zone)
  const codes = items.flatMap(({ product, terms }) => (terms === undefined && product !== undefined ? [product] : []))
  const products = new Map((await readProducts(database, [...new Set(codes)])).map((one) => [one.code, one]))
  const ofUnit = (item: Question): Result<WarrantyUnit, Refused> => {
    const name = nameUnit(item)
    if (!name.ok) return name
    const unit = unitsByName.get('id' in name.value ? name.value.id.toLowerCase() : keyOf(name.value))
    if (unit === undefined) return refuse({ code: 'units.not-found' })
    const held = ofUnits.get(unit.id)
    return held === undefined ? refuse(noWarranty(unit, heirs)) : accept(held)
  }
  const of = (item: Question, at: number): Result<WarrantyUnit, Refused> => {
    if (isOfUnit(item)) return ofUnit(item)
    const line: Result<SoldLine | undefined, Refused> = lines[at] ?? accept(undefined)
    if (!line.ok) return line
    const held = ofLines.get(line.value?.id ?? '')
    return held === undefined ? ofDates(item, products, zone) : accept(held)
  }
  return { of }
}

const keyOf = ({ product, serial }: SerialName) => JSON.stringify([product, serial])

const noWarranty = ({ serial, state, replacedById }: SerialUnit, heirs: readonly SerialUnit[]) => {
  const heir = heirs.find(({ id }) => id === replacedById)
  return { code: 'units.no-warranty', serial, state, replacedBy: heir?.serial ?? null } as const
}

function ofDates(item: Question, products: ReadonlyMap<string, Product>, zone: string): Result<WarrantyUnit, Refused> {
  const { soldOn, product, deliveredOn, events = [], repairedGoodsDays } = item
  if (soldOn === undefined) return refuse({ code: 'units.sale-unclear' })
  const known = product === undefined ? undefined : products.get(product)
  const terms = item.terms ?? known?.warranty
  if (terms === undefined) {
    return product === undefined ? refuse({ code: 'units.sale-unclear' }) : refuse({ code: 'products.not-found' })
  }
  return accept({ sold: soldOn, delivered: deliveredOn, events, zone, terms, repairedGoodsDays })
}
