import type { Cause } from '../cause.ts'
import { LONGEST_NAME } from '../limits.ts'
import type { RetryPoint } from '../state.ts'
import { change, elementOf, type Run } from './run.ts'

/** The element cannot go on by itself: it waits for repair, and everybody can see why. */
export function stop(run: Run, key: number, cause: Cause, from: RetryPoint = { kind: 'activate' }): void {
  const { element } = elementOf(run, key)
  run.events.push({ kind: 'stopped', at: run.now, element, key, data: cause })
  change(run, key, { wait: { kind: 'repair', cause, from } })
  run.effects.push({ kind: 'incident', key, element, cause })
}

/** An expression gave something that cannot be used here. */
export function notText(what: string, zh: string): Cause {
  return {
    code: 'process.not-text',
    message: {
      en: `The expression for the ${what} gives no text of at most ${LONGEST_NAME} characters.`,
      'zh-CN': `“${zh}”的表达式没有得到不超过 ${LONGEST_NAME} 个字符的文本。`,
    },
  }
}
