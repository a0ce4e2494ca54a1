import type { TimerDefinition } from '../event-definition.ts'
import type { Attribute } from '../settings.ts'
import { timerProblem } from '../timers/timer.ts'
import { expressionText, optionalAttribute, readAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { extension, type Source, text } from './source.ts'

const RULES = [
  { type: 'date', property: 'timeDate' },
  { type: 'duration', property: 'timeDuration' },
  { type: 'cycle', property: 'timeCycle' },
] as const

const TIMER = { en: 'timer', zh: '定时器' }

/** Reads a timer's rule. Constant text must be a rule of its type already now. */
export function readTimer(source: Source, event: Source, drawing: Drawing): TimerDefinition {
  const { problems } = drawing
  const rules = RULES.flatMap(({ type, property }) => {
    const body = expressionText(source, property, event, drawing)
    return body === null ? [] : [{ type, body }]
  })
  const [rule] = rules
  if (rule === undefined || rules.length > 1) {
    problems.add(
      event,
      'process.timer-without-rule',
      'Its timer needs exactly one of: a date, a duration, a cycle.',
      '它的定时器必须有且只有一种规则：日期、时长或周期。',
    )
  }
  const type = rule?.type ?? 'duration'
  const value = readAttribute(rule?.body ?? '', event, TIMER, drawing)
  const wrong = rule !== undefined && value.kind === 'text' ? timerProblem(type, String(value.value)) : null
  if (wrong !== null) problems.add(event, 'process.timer-unreadable', wrong.en, wrong['zh-CN'])
  return {
    kind: 'timer',
    type,
    value,
    calendar: readCalendar(source, event, drawing),
    catchUp: readCatchUp(source, event, drawing),
  }
}

/** The business calendar on which a timer or the dates of a user task are counted. */
export function readCalendar(source: Source, owner: Source, drawing: Drawing): Attribute | null {
  const calendar = extension(source, 'aftersale:Calendar')
  return optionalAttribute(calendar, 'name', owner, { en: 'calendar', zh: '日历' }, drawing)
}

function readCatchUp(source: Source, event: Source, { problems }: Drawing): TimerDefinition['catchUp'] {
  const calendar = extension(source, 'aftersale:Calendar')
  const catchUp = calendar === null ? null : text(calendar, 'catchUp')
  if (catchUp === null || catchUp === 'all' || catchUp === 'once') return catchUp
  problems.add(
    event,
    'process.catch-up-unknown',
    `It catches up “${catchUp}”; “all” and “once” are known.`,
    `它的补触发方式“${catchUp}”无法识别，只支持“all”和“once”。`,
  )
  return null
}
