import type { AskedValue } from '../document/asked-values.ts'
import type { FieldKindName } from '../document/field-kinds.ts'
import type { Component } from '../document/form-document.ts'

/** What a group of settings of a field is given. */
export interface SettingProps {
  readonly component: Component
  /** The field as the form in force has it; null: it has none. */
  readonly former: Component | null
  readonly kind: FieldKindName
  /** What expressions of the field can name. */
  readonly values: readonly AskedValue[]
  readonly isReadOnly: boolean
  /** The field as it then is, and which setting was changed. */
  readonly onChange: (component: Component, setting: string) => void
}
