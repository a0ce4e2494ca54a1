export { compareForms, type NotForms } from './comparing/compare-forms.ts'
export { type FormTextBehind, formTextsBehind } from './comparing/languages-behind.ts'
export { dataShown } from './data-shown.ts'
export { defaultValues, newRow } from './default-values.ts'
export { demanding } from './demanding.ts'
export type { FieldState } from './field-state.ts'
export {
  type Field,
  type FieldKind,
  type FieldRight,
  type FieldRights,
  type Form,
  type FormValues,
  type Linked,
  LOOK_UPS,
  type LookUpKind,
  type Options,
  type Sentence,
  type Table,
} from './form.ts'
export { type FieldLook, formLooks } from './form-looks.ts'
export { formNames } from './form-names.ts'
export type { FormProblem, FormProblemCode, FormUnreadable } from './form-problem.ts'
export { type FieldNow, formState, type RowNow, type ValidationOptions } from './form-state.ts'
export { lookUpsIn } from './look-ups-in.ts'
export { readForm } from './read-form.ts'
export { type FieldProblem, type ValuesRefused, validateForm } from './validate-form.ts'
export { type ValueWords, valueWords } from './value-words.ts'
