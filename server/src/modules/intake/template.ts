import type { Bilingual } from '@aftersale/contract'
import type { Expression } from '@aftersale/feel'

/** How a cell of a column is read. Identifiers are text: order numbers pass 2^53. */
export type ColumnRead =
  | { readonly header: string; readonly type: 'text' | 'integer' | 'decimal' }
  | { readonly header: string; readonly type: 'date and time'; readonly format: string }

/** Where a fact of a record comes from: a column by its name in the template, or FEEL over the columns. */
export type FieldSource =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'feel'; readonly expression: Expression }

type Condition = Expression | null

/** What becomes of a row; the first rule whose condition is true decides. */
export type RowRule =
  | { readonly kind: 'reject'; readonly when: Condition; readonly reason: string; readonly says: Bilingual }
  | {
      readonly kind: 'take'
      readonly when: Condition
      readonly record: 'orderLine' | 'returnRequest' | 'case'
      readonly fields: Readonly<Record<string, FieldSource>>
      readonly details: readonly string[]
    }

/** How the tables of one kind are read: content of a pack, written by business people, compiled once. */
export interface ImportTemplate {
  readonly name: string
  readonly title: Bilingual
  /** The zone of its wall-clock times. */
  readonly zone: string
  readonly currency: string
  readonly columns: Readonly<Record<string, ColumnRead>>
  /** The columns that its expressions read. */
  readonly conditionColumns: readonly string[]
  /** The columns that make a row the same record in another export; none: equal rows are separate records. */
  readonly key: readonly string[] | null
  readonly rows: readonly RowRule[]
}
