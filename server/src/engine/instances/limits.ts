import type { Cause, Effect } from '@aftersale/process'
import type { Working } from './working.ts'

/** One transaction steps one instance so often: more of it without a wait is a loop (engine.md, guarantee 12). */
const MOST_ROUNDS = 500

type Ask = Extract<Effect, { kind: 'job' | 'decision' | 'call' | 'user-task' | 'read-data' }>

/**
 * Why an instance gets nothing more that it asks for; null where it does. `answersAtOnce`: what it asks for is done within
 * this transaction, so that it could go on asking without end.
 */
export function limitOf(working: Working, ask: Ask, answersAtOnce: boolean): Cause | null {
  if (working.isOvergrown) return OVERGROWN
  return answersAtOnce && ask.kind !== 'user-task' && working.rounds >= MOST_ROUNDS ? ENDLESS : null
}

const ENDLESS: Cause = {
  code: 'engine.endless-loop',
  message: {
    en: `More than ${MOST_ROUNDS} steps were done without a wait: the flow turns in a circle.`,
    'zh-CN': `连续执行了超过 ${MOST_ROUNDS} 个步骤而没有等待：流程在循环。`,
  },
}

const OVERGROWN: Cause = {
  code: 'engine.instance-too-large',
  message: {
    en: 'The variables of this instance are more than 16 MiB of JSON: take away what is not needed, then try again.',
    'zh-CN': '该实例的变量超过 16 MiB（JSON）：请删除不需要的内容后重试。',
  },
}
