import type { Json } from '@aftersale/contract'
import { dataShown, type FieldRights, formNames, readForm } from '@aftersale/form'
import { narrower } from '../../../engine/index.ts'
import { rightsOnForm, schemaWithout } from './form-without.ts'
import type { Withholding } from './withholding.ts'

/** A step that asks a form: the rights that it gives, and what it sees of the variables. */
interface Step {
  readonly rights: FieldRights
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * A form as somebody is shown it: of the variables only what it names, for it shows no more than it asks for, and nothing that
 * the step or a right on fields of the case withholds.
 */
export function shownForm(content: string, step: Step, withheld: Withholding | null | undefined) {
  const schema = JSON.parse(content) as Json
  const rights = withheld ? narrower(step.rights, rightsOnForm(content, withheld)) : step.rights
  const data = dataOf(content, { rights, variables: step.variables })
  if (!withheld) return { schema, rights, data }
  return { schema: schemaWithout(schema, withheld), rights, data: withheld.json(data) }
}

function dataOf(content: string, { rights, variables }: Step): Record<string, Json> {
  const read = readForm(content)
  if (!read.ok) return {}
  const known = [...formNames(read.value)].filter((name) => Object.hasOwn(variables, name))
  const named = Object.fromEntries(known.map((name) => [name, variables[name]]))
  return dataShown(read.value, named, rights) as Record<string, Json>
}
