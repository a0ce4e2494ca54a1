import { instantAfter } from '@aftersale/process'
import { refusedStep, type StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import { publish } from '../room/messages.ts'
import { rest } from '../room/rest.ts'
import type { Room } from '../room/room.ts'
import { broadcast } from '../room/signals.ts'
import { said } from '../sentence.ts'

export function message(room: Room, { of, given }: StepOf<'message'>): StepFailure | null {
  const { correlationKey, messageId, timeToLive, variables } = given
  if (timeToLive !== null && instantAfter(timeToLive, room.now, room.surroundings.zone) === null) {
    return refusedStep(said('“timeToLive” takes a duration such as "PT5M".', '“timeToLive”的值应为时长，如 "PT5M"。'))
  }
  const published = publish(room, {
    name: of,
    correlationKey: correlationKey ?? '',
    messageId,
    timeToLive,
    variables: variables ?? {},
  })
  rest(room)
  if (published === null) {
    room.notes.push(said('A message with this id is kept already: dropped', '已有相同 id 的消息：本条不再处理'))
  } else if (published.taken.size === 0) {
    room.notes.push(
      room.messages.includes(published)
        ? said('nothing takes it yet: kept', '暂无接收者：已保留')
        : said('nothing takes it: dropped', '无接收者：已丢弃'),
    )
  }
  return null
}

export function signal(room: Room, { of, given }: StepOf<'signal'>): StepFailure | null {
  broadcast(room, of, given.variables ?? {}, null)
  if (room.moves.length === 0) room.notes.push(said('nothing listens', '无接收者'))
  return null
}
