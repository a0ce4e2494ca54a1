import type { NewStep } from '@aftersale/modelling'
import type { SheetProps } from '../sheet/sheet-props.ts'

/** What the forms of new steps are given. */
export type NewFormProps = SheetProps & { readonly onInsert: (step: NewStep) => Promise<void> }
