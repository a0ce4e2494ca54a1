import type { MessageDefinition } from '../event-definition.ts'
import type { Publish } from '../settings.ts'
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
  if (subscription !== null && text(subscription, 'correlationKey') === null) {
    problems.add(
      owner,
      'process.correlation-key-missing',
      'The subscription of its message has no correlation key.',
      '它的消息订阅没有关联键。',
    )
  }
  return {
    kind: 'message',
    name: readAttribute(name ?? '', owner, { en: 'message name', zh: '消息名称' }, drawing),
    correlationKey: optionalAttribute(subscription, 'correlationKey', owner, KEY, drawing),
  }
}

/** How the engine publishes a message itself; null: in the usual way. */
export function readPublish(owner: Source, drawing: Drawing): Publish | null {
  const { problems } = drawing
  const settings = extension(owner, 'zeebe:PublishMessage') ?? extension(owner, 'aftersale:Publish')
  if (settings === null) return null
  if (extension(owner, 'zeebe:TaskDefinition') !== null) {
    problems.add(
      owner,
      'process.message-sent-twice',
      'Either the engine publishes its message, or work of the given type sends it: not both.',
      '消息要么由引擎发布，要么由指定类型的工作发送，不能两者都设。',
    )
  }
  const timeToLive = optionalAttribute(settings, 'timeToLive', owner, { en: 'time to live', zh: '有效时长' }, drawing)
  const wrong = timeToLive?.kind === 'text' ? timerProblem('duration', String(timeToLive.value)) : null
  if (wrong !== null) problems.add(owner, 'process.timer-unreadable', wrong.en, wrong['zh-CN'])
  return {
    correlationKey: optionalAttribute(settings, 'correlationKey', owner, KEY, drawing),
    messageId: optionalAttribute(settings, 'messageId', owner, { en: 'message id', zh: '消息 id' }, drawing),
    timeToLive,
  }
}
