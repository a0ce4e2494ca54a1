import type { Trigger } from '../flow.ts'
import { path, tag } from './svg.ts'

const circle = (r: number, className: string): string => tag('circle', { class: className, r })

/** What an event waits for or throws, drawn around the middle of the event; filled where it throws. */
export function eventMark(trigger: Trigger, throws: boolean): string {
  const figure = throws ? 'solid' : 'mark'
  switch (trigger) {
    case 'message':
      return throws
        ? `${path('M-9-5.5H9L0 1z', 'solid')}${path('M-9-3.2L0 3.4 9-3.2V6.5H-9z', 'solid')}`
        : path('M-9-6H9V6H-9zM-9-6L0 1 9-6', 'mark')
    case 'timer':
      return `${circle(9, 'mark')}${path('M0-6V0L4 2.5M0-9v1.8M0 7.2V9M-9 0h1.8M7.2 0H9', 'mark')}`
    case 'error':
      return path('M-8.5 8L-4.5-7 1.5 1.5 6-8.5 3.5 7-3-1.5z', figure)
    case 'escalation':
      return path('M0-9L7 8 0 2.5-7 8z', figure)
    case 'conditional':
      return path('M-6.5-8.5h13v17h-13zM-4-5h8M-4-1.7h8M-4 1.7h8M-4 5h8', 'mark')
    case 'signal':
      return path('M0-8.5L8 6H-8z', figure)
    case 'compensation':
      return path('M-1-6v12L-9.5 0zM7.5-6v12L-1 0z', figure)
    case 'link':
      return path('M-9-3.5H2V-7.5L9.5 0 2 7.5V3.5H-9z', figure)
    case 'cancel':
      return path('M-8-5L-5-8 0-3 5-8 8-5 3 0 8 5 5 8 0 3-5 8-8 5-3 0z', figure)
    case 'terminate':
      return circle(9.5, 'solid')
    case 'multiple':
      return path('M0-9L9-2.4 5.6 7.8H-5.6L-9-2.4z', figure)
    case 'parallelMultiple':
      return path('M-3-8.5H3V-3H8.5V3H3V8.5H-3V3H-8.5V-3H-3z', figure)
  }
}
