import type { Expression } from '@aftersale/feel'

/** One sentence, or the part of one that follows a field's name, in each language of the product. */
export type Sentence = { readonly en: string; readonly 'zh-CN': string }

/** A form ready to fill in: the fields of a form-js schema, in order, groups opened up, decoration left out. */
export type Form = { readonly id: string; readonly fields: readonly Field[] }

/** One field. */
export type Field = {
  /** Where its value stands in the values of the form, or of a column in the row: `['customer', 'name']`; more than one where keys or groups nest. */
  readonly path: readonly string[]
  /** The path with dots: `customer.name`. Rights and messages name a field so; a column is `parts.quantity`, in a message `parts[0].quantity`. */
  readonly name: string
  readonly label: string
  readonly kind: FieldKind
  readonly isRequired: boolean
  /** Conditions of the field and of the groups around it; where one is true the field is not asked for. */
  readonly hiddenWhen: readonly Expression[]
  /** Whether it only shows a value; by an expression where that depends. */
  readonly isReadonly: boolean | Expression
  readonly defaultValue: unknown
}

export type FieldKind =
  | {
      readonly type: 'text'
      readonly minLength: number | undefined
      readonly maxLength: number | undefined
      readonly pattern: string | undefined
      readonly format: 'email' | 'phone' | undefined
      /** What its text names a record of; expressions then see that as `linked.KEY`. */
      readonly lookUp: LookUpKind | undefined
    }
  | {
      readonly type: 'number'
      readonly min: number | undefined
      readonly max: number | undefined
      /** How many decimals it may have. */
      readonly decimals: number | undefined
      /** Whether the value is decimal text instead of a number, so that it stays exact. */
      readonly isText: boolean
    }
  | { readonly type: 'checkbox' }
  | { readonly type: 'one' | 'many'; readonly options: Options }
  | { readonly type: 'datetime'; readonly subtype: 'date' | 'time' | 'datetime' }
  /** Worked out from the data and the values before it; nobody fills it in. */
  | { readonly type: 'computed'; readonly formula: Expression }
  | Table

/** A list of rows, each with a value of every column; expressions of columns see the row as `this`. */
export type Table = {
  readonly type: 'rows'
  readonly columns: readonly Field[]
  /** With how many rows it opens where the data has none. */
  readonly start: number
  readonly least: number
  readonly most: number
  /** Whether rows may be added and taken away. */
  readonly mayGrow: boolean
}

/** Records that a field can name. */
export const LOOK_UPS = ['order', 'product', 'customer', 'unit'] as const
export type LookUpKind = (typeof LOOK_UPS)[number]

/** What may be chosen: listed in the form, taken from the data by name, or computed from the data and the values. */
export type Options =
  | { readonly from: 'form'; readonly values: readonly unknown[] }
  | { readonly from: 'data'; readonly key: string }
  | { readonly from: 'expression'; readonly expression: Expression }

/** What somebody may do with a field at one step; a field that is not named is editable. */
export type FieldRight = 'hidden' | 'readonly' | 'editable'

/** Rights by field name. */
export type FieldRights = { readonly [field: string]: FieldRight }

/** Values by key, nested where paths are. */
export type FormValues = { readonly [key: string]: unknown }

/** The records that fields name, by kind and the text of the field; null, or nothing, where there is none for who asks. */
export type Linked = { readonly [kind in LookUpKind]?: { readonly [text: string]: FormValues | null } }
