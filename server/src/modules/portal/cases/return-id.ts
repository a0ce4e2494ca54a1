import { isId } from '@aftersale/kernel'
import type { Course } from '../../../engine/index.ts'

type Variables = Course['variables']

/** The id of what a step of a flow brought, where it brought something. */
export function broughtId(variables: Variables, name: string): string | null {
  const brought = variables[name]
  const id = typeof brought === 'object' && brought !== null && 'id' in brought ? brought.id : null
  return typeof id === 'string' && isId(id) ? id : null
}

/** The return that the flow of a case asked for, by itself or within an exchange. */
export function returnIdIn(variables: Variables): string | null {
  const { exchange } = variables
  const id = typeof exchange === 'object' && exchange !== null && 'returnId' in exchange ? exchange.returnId : null
  return broughtId(variables, 'goodsReturn') ?? (typeof id === 'string' && isId(id) ? id : null)
}
