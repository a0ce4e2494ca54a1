import { type FeelContext, feelToJson, type Json } from '@aftersale/feel'
import type { StepFailure } from '../failure.ts'
import type { Expectation, StepOf } from '../reading/step-shapes.ts'
import { type ActiveInstance, type Instance, isActive, isOf } from '../room/instance.ts'
import type { Room } from '../room/room.ts'
import { said } from '../sentence.ts'
import { completedOf } from './completed.ts'
import { leavesOf } from './leaves.ts'

type What = Extract<StepFailure, { code: 'scenario.not-as-expected' }>['what']

/** Looks at what is there; the first member that does not hold is the failure. */
export function expect(room: Room, { of: expected }: StepOf<'expect'>): StepFailure | null {
  const instances = room.instances.filter((one) => expected.key === null || isOf(one, expected.key))
  const active = instances.filter(isActive)
  const { waitingAt, ended, completed, incidents } = expected
  return (
    (waitingAt === null ? null : sameIds('waitingAt', waitingAt, active.flatMap(waitsOf))) ??
    (incidents === null ? null : sameIds('incidents', incidents, active.flatMap(stoppedOf))) ??
    (completed === null ? null : sameJson('completed', completed, completedOf(room, instances, completed))) ??
    (ended === null ? null : sameJson('ended', ended, instances.length > 0 && active.length === 0)) ??
    lookAtVariables(instances[0], expected)
  )
}

const waitsOf = (instance: ActiveInstance): readonly string[] => leavesOf(instance).map(({ element }) => element)

const stoppedOf = ({ state }: ActiveInstance): readonly string[] =>
  state.elements.flatMap(({ element, wait }) => (wait.kind === 'repair' ? [element] : []))

const sameIds = (what: What, expected: readonly string[], actual: readonly string[]): StepFailure | null =>
  sameJson(what, expected.toSorted(), actual.toSorted())

function sameJson(what: What, expected: unknown, actual: unknown): StepFailure | null {
  return JSON.stringify(expected) === JSON.stringify(actual) ? null : differing(what, expected, actual)
}

function differing(what: What, expected: unknown, actual: unknown): StepFailure {
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(actual)]
  return {
    code: 'scenario.not-as-expected',
    what,
    expected,
    actual,
    message: said(
      `Expected ${what} to be ${wanted}, but it is ${found}.`,
      `预期 ${what} 为 ${wanted}，实际为 ${found}。`,
    ),
  }
}

/** The instance that the expectation names, or the one that was started first; also when it has ended. */
function lookAtVariables(instance: Instance | undefined, { variables }: Expectation): StepFailure | null {
  if (variables === null) return null
  const there = instance?.state?.variables ?? {}
  const expected = feelToJson(variables)
  const actual = feelToJson(named(there, Object.keys(variables)))
  return holds(expected, actual) ? null : differing('variables', expected, actual)
}

const named = (variables: FeelContext, names: readonly string[]): FeelContext =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name] ?? null]] : [])))

/** Objects may have more members than expected, lists not more items. What is not there is null. */
function holds(expected: Json, actual: Json): boolean {
  if (typeof expected !== 'object' || expected === null) return expected === actual
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual)) return false
  if (Array.isArray(expected)) {
    const items = Array.isArray(actual) ? actual : []
    return expected.length === items.length && expected.every((one, index) => holds(one, items[index] ?? null))
  }
  const members = Array.isArray(actual) ? {} : actual
  return Object.entries(expected).every(([name, one]) =>
    holds(one, Object.hasOwn(members, name) ? (members[name] ?? null) : null),
  )
}
