import { INSTANCE } from '@aftersale/process'
import { readDefinitions } from '../deploying/read-resource.ts'
import { refusedStep, type StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import { setSurroundings } from '../room/calendars.ts'
import { type ActiveInstance, isNamed, isOf } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import { takeStartTimers } from '../room/timers.ts'
import { said } from '../sentence.ts'
import { BY, tell } from './act-on-work.ts'
import { startByConditions } from './start.ts'

/** Sets variables of the running instances (or of one, or of elements in it), and lets conditions begin new ones. */
export function set(room: Room, { of: variables, given }: StepOf<'set'>): StepFailure | null {
  const { key, local } = given
  const active = activeInstances(room)
  const scopes =
    local === null
      ? active.filter((one) => (key === null ? one.caller === null : isNamed(one, key))).map(wholeOf)
      : active.filter((one) => key === null || isOf(one, key)).flatMap((one) => visitsTo(one, local))
  const isStarted = key === null && local === null && startByConditions(room, variables)
  if (scopes.length === 0 && !isStarted) {
    return refusedStep(said('Nothing runs whose variables these could be.', '没有可以设置这些变量的运行中的实例。'))
  }
  for (const { instance, scope } of scopes) {
    const failure = tell(
      room,
      { instance },
      { kind: 'set-variables', scope, isLocal: local !== null, variables, by: BY },
    )
    if (failure !== null) return failure
  }
  return null
}

const wholeOf = (instance: ActiveInstance) => ({ instance, scope: INSTANCE })

const visitsTo = (instance: ActiveInstance, id: string) =>
  instance.state.elements.flatMap(({ element, key }) => (element === id ? [{ instance, scope: key }] : []))

/** Cancels the oldest running instance with the key. */
export function cancel(room: Room, { of }: StepOf<'cancel'>): StepFailure | null {
  const active = activeInstances(room)
  const instance = active.find((one) => isNamed(one, of))
  if (instance !== undefined) return tell(room, { instance }, { kind: 'cancel', by: BY, reason: null })
  const names = active.map(({ label }) => label)
  return refusedStep(
    said(
      `No instance with the key “${of}” runs. Running: ${names.join(', ') || '–'}.`,
      `没有键为“${of}”的运行中的实例。运行中：${names.join('、') || '–'}。`,
    ),
  )
}

/** Deploys files together: what changed becomes a new version. */
export async function deploy(room: Room, { of: names }: StepOf<'deploy'>): Promise<StepFailure | null> {
  const missing = names.filter((name) => !room.files.has(name))
  if (missing.length > 0) {
    return refusedStep(said(`There is no file ${missing.join(', ')}.`, `没有文件 ${missing.join('、')}。`))
  }
  const resources = names.flatMap((name) => room.files.get(name) ?? [])
  const others = [...room.files.values()]
  const { reads, surroundings } = await readDefinitions(resources, others, room.now, room.surroundings)
  const problems = reads.flatMap((read) => read.problems)
  const drafts = reads.flatMap((read) => read.drafts)
  const before = new Set(room.deployments.processes())
  if (problems.length === 0) problems.push(...room.deployments.deploy(drafts))
  if (problems.length > 0) {
    return refusedStep(said('A file does not execute as it stands.', '有文件无法执行。'), problems)
  }
  if (drafts.some(({ kind }) => kind === 'calendar')) setSurroundings(room, surroundings)
  for (const deployed of room.deployments.processes()) if (!before.has(deployed)) takeStartTimers(room, deployed)
  return null
}
