import type { FeelContext } from '@aftersale/feel'
import { startsThatHold } from '@aftersale/process'
import type { Deployed } from '../deploying/resource.ts'
import { refusedStep, type StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import { newInstance } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import { type Sentence, said } from '../sentence.ts'

/** Begins the latest version by its none start event; where only conditions begin it, by one that holds. */
export function start(room: Room, { of, given }: StepOf<'start'>): StepFailure | null {
  const deployed = room.deployments.latest('process', of)
  if (deployed === null) return refusedStep(noSuchProcess(room, of))
  const variables = given.variables ?? {}
  const begin = { deployed, variables, businessKey: given.key ?? '' }
  if (deployed.process.entries.length > 0) {
    newInstance(room, begin)
    return null
  }
  const [by] = startsThatHold(deployed.process, variables, room.now, room.surroundings)
  if (by === undefined) return refusedStep(noPlainStart(deployed))
  newInstance(room, { ...begin, by })
  return null
}

/** Begins an instance for every conditional start event that holds with these variables. Answers whether any process has one. */
export function startByConditions(room: Room, variables: FeelContext): boolean {
  let isAny = false
  for (const deployed of room.deployments.processes()) {
    isAny ||= deployed.starts.some(({ wait }) => wait.kind === 'conditional')
    for (const by of startsThatHold(deployed.process, variables, room.now, room.surroundings)) {
      newInstance(room, { deployed, variables, businessKey: '', by })
    }
  }
  return isAny
}

function noSuchProcess(room: Room, id: string): Sentence {
  const ids = room.deployments.processes().map(({ key }) => key)
  if (ids.length === 0) return said('No process is deployed.', '没有部署任何流程。')
  return said(
    `The process “${id}” is not deployed. Deployed: ${ids.join(', ')}.`,
    `流程“${id}”尚未部署。已部署：${ids.join('、')}。`,
  )
}

function noPlainStart({ key, starts }: Deployed<'process'>): Sentence {
  const by = starts.map(({ trigger, wait }) => {
    const name = 'name' in wait ? ` “${wait.name}”` : ''
    return `${trigger.event} (${wait.kind}${name})`
  })
  return said(
    `The process “${key}” has no plain start event; what begins it: ${by.join(', ')}.`,
    `流程“${key}”没有空开始事件；可启动它的有：${by.join('、')}。`,
  )
}
