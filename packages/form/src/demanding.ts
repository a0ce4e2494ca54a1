import type { Field, Form } from './form.ts'

/** The form as a step asks it that demands fields, and columns of tables (`parts.quantity`), by their names. */
export const demanding = (form: Form, isDemanded: (name: string) => boolean): Form => ({
  ...form,
  fields: demandedIn(form.fields, '', isDemanded),
})

const demandedIn = (fields: readonly Field[], around: string, isDemanded: (name: string) => boolean): Field[] =>
  fields.map((field) => {
    const { kind } = field
    const name = `${around}${field.name}`
    const inside = kind.type === 'rows' ? { ...kind, columns: demandedIn(kind.columns, `${name}.`, isDemanded) } : kind
    return { ...field, kind: inside, isRequired: field.isRequired || isDemanded(name) }
  })
