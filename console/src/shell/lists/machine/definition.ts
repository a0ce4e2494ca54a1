import type { Bilingual, Counted, Language, Permission } from '@aftersale/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { texts } from '../../../locales/english.ts'
import type { PartQuery } from '../../states/part-failure.tsx'

/** The lists that have views and can be exported, as the server names them. */
export type ListName = 'cases' | 'orders' | 'customers' | 'products' | 'stock' | 'refunds' | 'parcels'

/** In what a cell is written. */
export type Saying = { readonly t: TFunction; readonly language: Language }

export type ColumnLabel = keyof (typeof texts)['lists']['column']
type FilterLabel = keyof (typeof texts)['lists']['filter']

export type ListColumn<Item> = {
  /** As the server's export calls it. */
  readonly key: string
  readonly label: ColumnLabel | Bilingual
  readonly cell: (item: Item, saying: Saying) => ReactNode
  /** A number: flush right. */
  readonly isNumber?: true
  /** What the list is sorted by when the heading is pressed. */
  readonly sort?: string
  /** On a phone: at the end of the line, on a line of its own, or not at all; else with its label. */
  readonly phone?: 'end' | 'line' | 'plain' | 'none'
}

export type Option = { readonly value: string; readonly label: string }

/** Options that are asked of the server, and what came of asking. */
export type AskedOptions = { readonly options: readonly Option[]; readonly query: PartQuery }

/** Something that narrows a list; its value stands in the address under its name. */
export type ListFilter = {
  readonly name: string
  readonly label: FilterLabel
  readonly kind: 'text' | 'choice' | 'day' | 'flag'
  readonly options?: (saying: Saying) => readonly Option[]
  readonly useOptions?: () => AskedOptions
  /** What one must be allowed to be told its options; undefined: everybody is. */
  readonly may?: Permission
}

export type ListQuery = Readonly<Record<string, string | number | readonly string[]>>
type ListPage<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** A list: what it is asked for, what it shows, and what it can be narrowed to. */
export type ListDefinition<Item> = {
  readonly name: ListName
  readonly may: Permission
  readonly fetch: (query: ListQuery, signal: AbortSignal) => Promise<ListPage<Item>>
  readonly count: (query: ListQuery, signal: AbortSignal) => Promise<Counted>
  readonly keyOf: (item: Item) => string
  /** Where a row leads. */
  readonly address: (item: Item) => string | null
  readonly columns: readonly ListColumn<Item>[]
  /** The columns that are shown until somebody chooses. */
  readonly usual: readonly string[]
  /** How it is sorted until somebody says otherwise, where it can be sorted. */
  readonly usualSort?: string
  readonly filters: readonly ListFilter[]
  /** A filter whose values stand beside one another, the first meaning all. */
  readonly tabs?: {
    readonly filter: string
    readonly values: readonly Option[] | ((saying: Saying) => readonly Option[])
  }
  /** The filter that the search box writes. */
  readonly search?: string
}

/** What a column is called. */
export const columnText = (label: ColumnLabel | Bilingual, { t, language }: Saying): string =>
  typeof label === 'string' ? t(`lists.column.${label}`) : label[language]
