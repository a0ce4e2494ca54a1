import type { ScenarioStep } from '../reading/step-shapes.ts'

/** A step in a few words, as its author wrote it: `complete Approve`, `advance PT5M`, `expect waitingAt, ended`. */
export function stepWords(step: ScenarioStep): string {
  switch (step.does) {
    case 'deploy':
      return `deploy ${step.of.map((name) => name.slice(name.lastIndexOf('/') + 1)).join(' ')}`
    case 'set':
      return `set ${Object.keys(step.of).join(', ')}`
    case 'expect': {
      const { key, ...expected } = step.of
      const members = Object.entries(expected).flatMap(([name, value]) => (value === null ? [] : [name]))
      return `expect ${members.join(', ')}${key === null ? '' : ` of ${key}`}`
    }
    case 'modify':
      return `modify -${step.of.terminate.join(',')} +${step.of.activate.map(({ element }) => element).join(',')}`
    case 'calendars':
      return `calendars ${[...step.of.keys()].join(', ')}`
    case 'throwError':
    case 'escalate':
      return `${step.does} ${step.of} ${step.given.code ?? ''}`
    case 'sign':
      return `sign ${step.of} ${step.given.who ?? ''}`
    case 'sendBack':
      return `sendBack ${step.of} ${step.given.to ?? ''}`
    default:
      return `${step.does} ${step.of}`
  }
}
