import type { TaskDetail } from '@aftersale/contract'
import { localDay } from '../../text/local-day.ts'

type Moment = TaskDetail['dueAt']

const two = (number: number) => String(number).padStart(2, '0')

/** An instant as an input of type `datetime-local` writes it, by the clock of the browser; empty where there is none. */
export function inputOfInstant(moment: Moment): string {
  if (moment === null) return ''
  const at = new Date(moment)
  return `${localDay(moment)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What was typed into such an input, as the API takes it; null where it is empty. */
export const instantOfInput = (text: string): string | null => (text === '' ? null : new Date(text).toISOString())
