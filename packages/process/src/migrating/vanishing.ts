import type { FeelContext } from '@aftersale/feel'
import { type ElementInstance, INSTANCE, type InstanceState } from '../state.ts'
import type { Placing } from './placement.ts'

/** Sub-processes that end by the migration: all that lay in them lies elsewhere now. Their keys. */
export function vanishing(placing: Placing, state: InstanceState, takenIn: ReadonlySet<number>): ReadonlySet<number> {
  const inside = Map.groupBy(
    state.elements.filter(({ key }) => placing.targets.has(key)),
    ({ key }) => placing.scopes.get(key) ?? INSTANCE,
  )
  const filled = new Set([...takenIn, ...placing.opened.map(({ scope }) => scope)])
  const held = contentsOf(state)
  const stays = (element: ElementInstance): boolean =>
    filled.has(element.key) ||
    (inside.get(element.key) ?? []).some(stays) ||
    (placing.targets.has(element.key) && !(isEmptied(element) && held.has(element.key)))
  return new Set(state.elements.flatMap((element) => (stays(element) ? [] : [element.key])))
}

/** Only what waits for its content ends without it. */
const isEmptied = ({ wait, loop, compensates }: ElementInstance): boolean =>
  wait.kind === 'children' && loop === null && compensates === null

/** Keys of scopes that hold visits or tokens. */
export const contentsOf = (state: InstanceState): ReadonlySet<number> =>
  new Set([...state.elements, ...state.taken].map(({ scope }) => scope))

/** Variables that a scope gets, by its key. */
export type Inherited = ReadonlyMap<number, FeelContext>

/**
 * Nothing that could be read is lost with a scope that ends: its variables go to the scope around it where none of that
 * name is visible, and otherwise with each visit that lay in it.
 */
export function inheritedOf(state: InstanceState, gone: ReadonlySet<number>): Inherited {
  const elements = new Map(state.elements.map((element) => [element.key, element]))
  const given = new Map<number, FeelContext>()
  const owners = new Map<string, number>()
  for (const element of state.elements) {
    if (gone.has(element.key) || !gone.has(element.scope)) continue
    const { heir, left } = leftBy(elements, gone, element.scope)
    const visible = visibleAt(state, elements, heir)
    for (const [name, value, owner] of left) {
      const claim = `${heir} ${name}`
      const isFree = !Object.hasOwn(visible, name) && (owners.get(claim) ?? owner) === owner
      if (isFree) owners.set(claim, owner)
      const to = isFree ? heir : element.key
      if (!isFree && Object.hasOwn(element.variables ?? {}, name)) continue
      given.set(to, { ...given.get(to), [name]: value })
    }
  }
  return given
}

/** The scope that stays around, and what those between leave behind, each name once: the innermost hides the others. */
function leftBy(elements: ReadonlyMap<number, ElementInstance>, gone: ReadonlySet<number>, scope: number) {
  const left = new Map<string, readonly [name: string, value: FeelContext[string], owner: number]>()
  let heir = scope
  while (gone.has(heir)) {
    const element = elements.get(heir)
    for (const [name, value] of Object.entries(element?.variables ?? {})) {
      if (!left.has(name)) left.set(name, [name, value, heir])
    }
    heir = element?.scope ?? INSTANCE
  }
  return { heir, left: left.values() }
}

function visibleAt(state: InstanceState, elements: ReadonlyMap<number, ElementInstance>, scope: number): FeelContext {
  const element = elements.get(scope)
  return element === undefined
    ? state.variables
    : { ...visibleAt(state, elements, element.scope), ...element.variables }
}
