import type { MessageDefinition, Publish } from '../definition.ts'
import { timerProblem } from '../timers/timer.ts'
import { optionalAttribute, readAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import { child, extension, type Source, text } from './source.ts'

const KEY = { en: 'correlation key', zh: '关联键' }

/** The message that an event definition or a task refers to. */
export function readMessage(source: Source, owner: Source, drawing: Drawing): MessageDefinition {
  const { problems } = drawing
  const message = child(source, 'messageRef')
  const name = message === null ? null : text(message, 'name')
  if (message !== null) refuseIgnored(message, ['zeebe:Subscription'], problems, owner)
  if (name === null) {
    problems.add(owner, 'process.message-missing', 'It names no message.', '它没有指定消息。')
  }
  const subscription = message === null ? null : extension(message, 'zeebe:Subscription')
  return {
    kind: 'message',
    name: readAttribute(name ?? '', owner, { en: 'message name', zh: '消息名称' }, drawing),
    correlationKey: optionalAttribute(subscription, 'correlationKey', owner, KEY, drawing),
  }
}

/** How the engine publishes a message itself; null: in the usual way. */
export function readPublish(owner: Source, drawing: Drawing): Publish | null {
  const { problems } = drawing
  const settings = extension(owner, 'aftersale:Publish')
  if (settings === null) return null
  const timeToLive = optionalAttribute(settings, 'timeToLive', owner, { en: 'time to live', zh: '有效时长' }, drawing)
  const wrong = timeToLive?.kind === 'text' ? timerProblem('duration', String(timeToLive.value)) : null
  if (wrong !== null) problems.add(owner, 'process.timer-unreadable', wrong.en, wrong['zh-CN'])
  return {
    correlationKey: optionalAttribute(settings, 'correlationKey', owner, KEY, drawing),
    messageId: optionalAttribute(settings, 'messageId', owner, { en: 'message id', zh: '消息 id' }, drawing),
    timeToLive,
  }
}
