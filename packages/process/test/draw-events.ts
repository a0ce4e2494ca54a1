import {
  cancel,
  compensation,
  conditional,
  error,
  escalation,
  loop,
  message,
  multi,
  signal,
  terminate,
  timer,
} from './bpmn-xml.ts'
import type { Block, Border, Event, Repeats } from './random-process.ts'

export function eventOf(what: Event, id: string): string {
  switch (what) {
    case 'message':
      return message(id, '="k"')
    case 'signal':
      return signal('news')
    case 'timer':
      return timer('duration', '=if n > 3 then "PT2H" else "PT1H"')
    case 'condition':
      return conditional('=n > 4')
  }
}

export function borderEvent(what: Border['event'], id: string): string {
  if (what === 'cycle') return timer('cycle', 'R3/PT1H')
  if (what === 'error') return error('E')
  return what === 'escalation' ? escalation('U') : eventOf(what, id)
}

export function thrown(what: Extract<Block, { kind: 'throw' }>['what']): string {
  if (what === 'signal') return signal('news')
  if (what === 'escalation') return escalation('U')
  return what === 'compensation' ? compensation() : compensation(undefined, 'false')
}

export const stopped = (what: Extract<Block, { kind: 'stop' }>['what']): string =>
  ({
    terminate: terminate(),
    error: error('E'),
    escalation: escalation('U'),
    compensation: compensation(),
    cancel: cancel(),
  })[what]

export function repeating(how: Repeats): string[] {
  switch (how) {
    case 'once':
      return []
    case 'while':
      return [loop({ while: '=n > 5', maximum: 4 })]
    default:
      return [
        multi({
          collection: '=for i in 1..3 return i',
          element: 'item',
          outputCollection: 'all',
          outputElement: '=n',
          until: '=n > 7',
          sequential: how === 'sequential',
        }),
      ]
  }
}

/** One place catches an error or an escalation once. */
export const distinct = (border: readonly Border[]): readonly Border[] =>
  border.filter(
    ({ event: what }, position) =>
      (what !== 'error' && what !== 'escalation') || border.findIndex((one) => one.event === what) === position,
  )
