import type { FieldKind, FieldLook } from '@aftersale/form'
import type { FieldTies } from '../../../shell/fields/field.tsx'

/** Something to choose, labelled in the page's language. */
export type Option = { readonly value: unknown; readonly label: string }

/** What an input of a form is given, whatever its kind. */
export type FieldInputProps = {
  readonly ties: FieldTies
  readonly kind: FieldKind
  readonly look: FieldLook | undefined
  /** Of amounts in minor units; null where it is not known: then they are written as they are kept. */
  readonly currency: string | null
  readonly options: readonly Option[]
  readonly isReadonly: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}
