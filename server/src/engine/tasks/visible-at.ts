import { feelToJson } from '@aftersale/feel'
import type { FormValues } from '@aftersale/form'
import { type InstanceState, variablesAt } from '@aftersale/process'

/** What a visit sees of the variables, as JSON; once it is over, those of the instance. */
export function visibleAt(state: InstanceState | null, visit: number, otherwise: unknown): FormValues {
  const visible = state === null ? null : variablesAt(state, visit)
  return (visible === null ? otherwise : feelToJson(visible)) as FormValues
}
