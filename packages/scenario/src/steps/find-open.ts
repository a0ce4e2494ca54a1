import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ElementInstance } from '@aftersale/process'
import { refusedStep, type StepFailure } from '../failure.ts'
import { type ActiveInstance, isOf, openingOf, waitId } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import { said } from '../sentence.ts'
import { leavesOf } from './leaves.ts'

/** An element instance that a step can act on. */
export interface Open {
  readonly instance: ActiveInstance
  readonly element: ElementInstance
}

/** Which one is meant, where several are open at an element: the oldest unless `nth` (from 1) picks another. */
export interface Which {
  readonly nth: number | null
  /** Name of the instance; null: any. */
  readonly key: string | null
}

interface Wanted {
  /** Whether an element instance is what the step acts on. */
  readonly fits: (open: Open) => boolean
  /** What that is in words, after “No”. */
  readonly en: string
  readonly zh: string
}

/** Finds what a step acts on; where it is not there, the failure says what is open instead. */
export function findOpen(room: Room, element: string, { nth, key }: Which, wanted: Wanted): Result<Open, StepFailure> {
  const open = activeInstances(room)
    .filter((instance) => key === null || isOf(instance, key))
    .flatMap((instance) =>
      instance.state.elements.flatMap((one) =>
        one.element === element && wanted.fits({ instance, element: one })
          ? [{ instance, element: one, opening: openingOf(instance, waitId(one)) }]
          : [],
      ),
    )
    .toSorted((one, other) => one.opening - other.opening)
  const found = open[(nth ?? 1) - 1]
  if (found !== undefined) return accept(found)
  const there = open.length > 0 ? onlySoMany(open.length, element, wanted) : none(room, element, wanted)
  return refuse(refusedStep(there))
}

const onlySoMany = (count: number, element: string, { en, zh }: Wanted) =>
  said(
    `“${element}” has only ${count} open: there is no such ${en}.`,
    `“${element}”只有 ${count} 个待处理项，没有这个${zh}。`,
  )

function none(room: Room, element: string, { en, zh }: Wanted) {
  const isKnown = room.deployments.processes().some(({ process }) => process.nodes.has(element))
  const leaves = activeInstances(room).flatMap(leavesOf)
  const open = [...new Set(leaves.map(({ element: id, wait }) => `${id} (${wait.kind})`))].toSorted()
  const shown = open.slice(0, MOST_SHOWN).join(', ') + (open.length > MOST_SHOWN ? ', …' : '')
  const hint = isKnown
    ? said('', '')
    : said(' No deployed process has such an element.', '已部署的流程中没有这个节点。')
  const instead =
    open.length === 0
      ? said('Nothing is open.', '没有任何待处理项。')
      : said(`Open is: ${shown}.`, `当前待处理：${shown}。`)
  return said(
    `No ${en} is open at “${element}”.${hint.en} ${instead.en}`,
    `“${element}”处没有待处理的${zh}。${hint['zh-CN']}${instead['zh-CN']}`,
  )
}

const MOST_SHOWN = 12
