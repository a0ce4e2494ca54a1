import { describe, expect, test } from 'vitest'
import {
  boundary,
  chain,
  definitionOf,
  end,
  escalation,
  eventSub,
  nonInterrupting,
  processXml,
  start,
  sub,
  throwing,
  user,
} from '../../test/bpmn-xml.ts'
import { printed, started, stepped } from '../../test/instance.ts'

const done = (key: number) => ({ kind: 'complete-user-task', key, variables: {}, by: 'who' }) as const

describe('an escalation that an event sub-process throws', () => {
  const handler = (...inside: readonly string[]) =>
    eventSub('Handler', start('Raised', escalation('late'), nonInterrupting), ...inside)

  test('goes on outwards: the event sub-process does not begin with it once more', async () => {
    const definition = await definitionOf(
      processXml(
        start(),
        sub(
          'Work',
          start('WorkStart'),
          throwing('Raise', escalation('late')),
          user('Do'),
          end('Done'),
          chain('WorkStart', 'Raise', 'Do', 'Done'),
          handler(user('Look'), end('Again', escalation('late')), chain('Raised', 'Look', 'Again')),
        ),
        boundary('Outside', 'Work', escalation('late'), nonInterrupting),
        user('Tell'),
        end(),
        end('Told'),
        chain('Start', 'Work', 'End'),
        chain('Outside', 'Tell', 'Told'),
      ),
    )
    const first = started(definition)
    const look = first.state.elements.find(({ element }) => element === 'Look')
    const second = stepped(definition, first, done(look?.key ?? 0))
    expect(printed(second)[0]).toMatch(/\^late→Outside/)
    expect(second.state.elements.map(({ element }) => element).toSorted()).toEqual(['Do', 'Tell', 'Work'])
  })

  test('is not caught where nobody stands outside', async () => {
    const definition = await definitionOf(
      processXml(
        start(),
        throwing('Raise', escalation('late')),
        user('Do'),
        end(),
        chain('Start', 'Raise', 'Do', 'End'),
        handler(end('Again', escalation('late')), chain('Raised', 'Again')),
      ),
    )
    const first = started(definition)
    expect(printed(first)[0]).toMatch(/\^late→Raised.*\^late(?!→)/)
    expect(first.state.elements.map(({ element }) => element)).toEqual(['Do'])
  })
})
