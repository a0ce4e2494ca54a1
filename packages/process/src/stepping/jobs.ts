import type { FeelContext } from '@aftersale/feel'
import { Decimal } from '@aftersale/feel'
import { USUAL_RETRIES } from '../limits.ts'
import type { JobSpec } from '../settings.ts'
import type { JobWait } from '../state.ts'
import { change, elementOf, type Run } from './run.ts'
import { notText, stop } from './stop.ts'
import { textOf, valueOf, visibleIn } from './variables.ts'

const MOST_RETRIES = 1_000

/** Asks the outside for one piece of an element's work and waits for it. */
export function offerJob(run: Run, key: number, part: string, spec: JobSpec, behind: JobWait['behind'] = null): void {
  const visible = { ...visibleIn(run, key), ...elementOf(run, key).brought }
  const type = textOf(run, spec.type, visible)
  if (type === null) return stop(run, key, notText('job type', '工作类型'))
  const retries = spec.retries === null ? USUAL_RETRIES : wholeNumber(run, spec.retries, visible, MOST_RETRIES)
  const priority = spec.priority === null ? 0 : wholeNumber(run, spec.priority, visible, 1_000_000)
  if (retries === null || priority === null) return stop(run, key, notANumber)
  offer(run, key, { kind: 'job', part, type, retries: Math.max(retries, 1), priority, behind }, spec.headers, visible)
}

/** Offers a job again that was stopped, with the attempts it had at first. */
export function offerAgain(run: Run, key: number, job: JobWait, headers: Readonly<Record<string, string>>): void {
  offer(run, key, job, headers, { ...visibleIn(run, key), ...elementOf(run, key).brought })
}

function offer(
  run: Run,
  key: number,
  job: JobWait,
  headers: Readonly<Record<string, string>>,
  variables: FeelContext,
): void {
  change(run, key, { wait: job })
  run.effects.push({ kind: 'job', key, element: elementOf(run, key).element, job, headers, variables })
}

/** The value of an attribute as a whole number (text that is one counts), or null. */
function wholeNumber(run: Run, attribute: JobSpec['type'], visible: FeelContext, most: number): number | null {
  const value = valueOf(run, attribute, visible)
  const number =
    typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : value instanceof Decimal
        ? value.toNumber()
        : value
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= most ? number : null
}

const notANumber = {
  code: 'process.not-a-number',
  message: {
    en: 'The number of retries or the priority of its work is no whole number within bounds.',
    'zh-CN': '它的重试次数或优先级不是允许范围内的整数。',
  },
}
