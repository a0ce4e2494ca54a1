import { expect, test } from 'vitest'
import {
  boundary,
  call,
  chain,
  definitionOf,
  end,
  eventSub,
  message,
  processXml,
  receive,
  start,
  sub,
  user,
} from '../test/bpmn-xml.ts'
import { awaitedMessages } from './awaited-messages.ts'

const ends = chain('Start', 'A', 'End')

test('messages are found at any depth, on borders and in event sub-processes; what is thrown is not awaited', async () => {
  const definition = await definitionOf(
    processXml(
      start(),
      sub('A', start('In'), receive('R', 'inside', '="k"'), end('Out', message('thrown')), chain('In', 'R', 'Out')),
      boundary('B', 'A', message('border', '="k"')),
      end('Bordered'),
      end(),
      ends,
      chain('B', 'Bordered'),
      eventSub('E', start('Heard', message('late', '="k"')), user('U'), end('Done'), chain('Heard', 'U', 'Done')),
    ),
  )
  expect([...(awaitedMessages(definition) ?? [])].toSorted()).toEqual(['border', 'inside', 'late'])
})

test('where a name is an expression or another process is called, the drawing does not tell', async () => {
  const named = await definitionOf(processXml(start(), receive('A', '=x', '="k"'), end(), ends))
  const calling = await definitionOf(processXml(start(), call('A', 'other'), end(), ends))
  expect([awaitedMessages(named), awaitedMessages(calling)]).toEqual([null, null])
})
