import { expect } from 'vitest'
import { type ElementInstance, INSTANCE, type InstanceState, type ProcessDefinition, type Step } from '../src/index.ts'
import { readState, writeState } from '../src/stored-state.ts'

/** The state as it comes back from where it was stored. */
export function readBack(state: InstanceState): InstanceState {
  if (state.status !== 'active') return state
  const { position, variables } = writeState(state)
  const text = [JSON.stringify(position), JSON.stringify(variables)] as const
  return readState({ position: JSON.parse(text[0]), variables: JSON.parse(text[1]) })
}

/** What holds of every instance at rest, whatever happened to it. */
export function expectSound(definition: ProcessDefinition, state: InstanceState): void {
  const elements = new Map(state.elements.map((element) => [element.key, element]))
  if (state.status !== 'active') {
    const { elements: active, taken, subscriptions, compensable, fired } = state
    expect({ active, taken, subscriptions, compensable, fired }).toEqual({
      active: [],
      taken: [],
      subscriptions: [],
      compensable: [],
      fired: [],
    })
    return
  }
  expect(state.elements.length, 'an active instance has something active').toBeGreaterThan(0)
  const isThere = (scope: number) => scope === INSTANCE || elements.has(scope)
  let before = 0
  for (const { key, element, scope } of state.elements) {
    expect(key > before && key < state.nextKey && scope < key, `${element}(${key}) stands in order`).toBe(true)
    expect(isThere(scope), `the scope ${scope} of ${element}(${key}) is active`).toBe(true)
    before = key
  }
  const scopes = new Set(state.elements.map(({ scope }) => scope))
  for (const element of state.elements) expectWaiting(definition, state, element, scopes.has(element.key))
  for (const { owner, event } of state.subscriptions) {
    expect(isThere(owner), `the owner ${owner} of the subscription of ${event} is active`).toBe(true)
  }
  const ids = state.subscriptions.map(({ owner, event, index }) => `${owner} ${event} ${index}`)
  expect(ids, 'a subscription is there once').toEqual([...new Set(ids)])
  for (const { flow, scope } of state.taken) expect(isThere(scope), `the scope of ${flow} is active`).toBe(true)
  for (const { gateway, scope } of state.fired) expect(isThere(scope), `the scope of ${gateway} is active`).toBe(true)
  for (const { element, scope } of state.compensable) {
    expect(isThere(scope), `the scope of what undoes ${element} is active`).toBe(true)
  }
}

/** Nothing waits in silence: whoever waits for what is within it has something within it. */
function expectWaiting(
  definition: ProcessDefinition,
  { subscriptions, taken, elements }: InstanceState,
  { key, element, wait, scope }: ElementInstance,
  hasChildren: boolean,
): void {
  const name = `${element}(${key})`
  const node = definition.nodes.get(element)
  const around = elements.find((one) => one.key === scope)
  switch (wait.kind) {
    case 'event':
      expect(
        subscriptions.some(({ owner }) => owner === key),
        `${name} waits for an event`,
      ).toBe(true)
      return
    case 'children': {
      const isChosenByHand = node?.kind === 'adHocSubProcess'
      const isBegunLater = node?.kind === 'startEvent' && around !== undefined && around.wait.kind !== 'children'
      const isFull = hasChildren || taken.some((one) => one.scope === key)
      expect(isFull || isChosenByHand || isBegunLater, `${name} waits for something within`).toBe(true)
      return
    }
    case 'compensation':
      // Of a cancelled transaction the other turns wait for what the one that cancelled has undone.
      expect(
        elements.some(({ compensates }) => compensates === key) || (around !== undefined && around.loop !== null),
        `${name} waits for a handler`,
      ).toBe(true)
      return
    default:
  }
}

/** Every visit is entered once and ends once: all the events of an instance, and what is active now. */
export function expectAccounted(steps: readonly Step[]): void {
  const events = steps.flatMap((step) => step.events)
  const entered = events.flatMap((event) => (event.kind === 'entered' ? [event.key] : []))
  const ended = events.flatMap((event) => (event.kind === 'left' || event.kind === 'terminated' ? [event.key] : []))
  const state = steps.at(-1)?.state
  const active = state?.elements.map(({ key }) => key) ?? []
  expect(entered).toEqual(entered.map((_, position) => position + 1))
  expect([...ended, ...active].toSorted((one, other) => one - other)).toEqual(entered)
  expect(state?.nextKey).toBe(entered.length + 1)
}
