import { describe, expect, test } from 'vitest'
import {
  catching,
  chain,
  compensation,
  dataStore,
  definitionOf,
  end,
  eventSub,
  flow,
  gateway,
  message,
  node,
  processXml,
  start,
  sub,
  task,
  throwing,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { problemsOf, reasonsOf } from '../../test/problems-of.ts'

/** As editors write them that leave out what BPMN lets them. */
const nameless = (from: string, to: string) => `<bpmn:sequenceFlow sourceRef="${from}" targetRef="${to}"/>`

test('flows without an id go by what they connect, each by a name of its own', async () => {
  const { flows } = await definitionOf(
    processXml(
      start(),
      task('A'),
      end(),
      nameless('Start', 'A'),
      nameless('A', 'End'),
      nameless('A', 'End'),
      flow('A', 'End', undefined, 'A-End-2'),
    ),
  )
  expect([...flows.keys()]).toEqual(['Start-A', 'A-End', 'A-End-3', 'A-End-2'])
})

describe('flags', () => {
  test.each([
    ['1', true],
    ['0', false],
    [' true ', true],
    ['false', false],
  ])('“%s” is %s', async (written, meant) => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${written}"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`
    const { nodes } = await definitionOf(processXml(start(), task('T', loop), end(), chain('Start', 'T', 'End')))
    expect(nodes.get('T')).toMatchObject({ loop: { isSequential: meant } })
  })

  test('in a note are only words', async () => {
    const note = '<bpmn:documentation>Set isExecutable="maybe".</bpmn:documentation><!-- isSequential="x" -->'
    expect(await reasonsOf(processXml(note, start(), end(), chain('Start', 'End')))).toEqual([])
  })
})

describe('an expression of another engine is refused, with what it probably means', () => {
  test.each([
    ['${a == 1 && b != 2}', 'such as “= a = 1 and b != 2”'],
    ['#{!approved || late}', 'such as “= not(approved) or late”'],
    ["${kind eq 'a == b'}", 'such as “= kind = "a == b"”'],
    ['${not empty order}', 'such as “= order != null”'],
    ['${service.check(order)}', 'write FEEL.'],
    ['${a} and ${b}', 'write FEEL.'],
  ])('%s', async (written, says) => {
    const xml = processXml(
      start(),
      gateway('G', 'G-No'),
      end('Yes'),
      end('No'),
      chain('Start', 'G', 'No'),
      flow('G', 'Yes', written),
    )
    const [problem] = await problemsOf(xml)
    expect(problem?.message).toContain(says)
    expect(problem?.message).toContain(`“${written}” is an expression of another engine`)
  })

  test('a long one is not quoted whole', async () => {
    const xml = processXml(start(), user('T', { assignee: `= ${'('.repeat(9000)}` }), end(), chain('Start', 'T', 'End'))
    expect((await problemsOf(xml))[0]?.message.length).toBeLessThan(400)
  })
})

test('a function that FEEL does not have is refused, not one that the expression makes itself', async () => {
  const asked = (condition: string) =>
    problemsOf(
      processXml(
        start(),
        gateway('G', 'G-No'),
        end('Yes'),
        end('No'),
        chain('Start', 'G'),
        flow('G', 'Yes', condition),
        flow('G', 'No', undefined, 'G-No'),
      ),
    )
  expect(await asked('= {f: function(x) x > 1, r: f(a)}.r or some g in [f] satisfies g(2)')).toEqual([])
  expect(await asked('= not(fromAi(a)) and string length(b) > 2')).toMatchObject([
    { code: 'process.function-unknown', message: expect.stringContaining('calls “fromAi”') },
  ])
})

test('the prefixes of other engines are theirs, whatever version of their namespace is bound', async () => {
  const xml = processXml(start(), user('T', {}, { 'camunda:assignee': 'x' }), end(), chain('Start', 'T', 'End'))
  const old = xml.replace('http://camunda.org/schema/1.0/bpmn', 'http://camunda.org/bpmn')
  expect(await reasonsOf(old)).toEqual(['setting-not-executed T'])
})

test('an event sub-process that undoes may be marked as made for compensation', async () => {
  const undo = eventSub(
    'Undo',
    { isForCompensation: 'true' },
    start('Undone', compensation()),
    task('Back'),
    chain('Undone', 'Back'),
  )
  const xml = processXml(
    start(),
    sub('S', start('S1'), task('A'), chain('S1', 'A'), undo),
    end(),
    chain('Start', 'S', 'End'),
  )
  expect(await reasonsOf(xml)).toEqual([])
})

test('data associations without a variable of their own use the one with the data’s name', async () => {
  const placeholder = '<bpmn:property id="P" name="__targetRef_placeholder"/>'
  const input = (from: string) =>
    `<bpmn:dataInputAssociation><bpmn:sourceRef>${from}</bpmn:sourceRef><bpmn:targetRef>P</bpmn:targetRef></bpmn:dataInputAssociation>`
  const output = (to: string) =>
    `<bpmn:dataOutputAssociation><bpmn:targetRef>${to}</bpmn:targetRef></bpmn:dataOutputAssociation>`
  const object = node('dataObject', 'O') + node('dataObjectReference', 'Order', { name: 'order', dataObjectRef: 'O' })
  const { nodes } = await definitionOf(
    processXml(
      object,
      dataStore('Stock', 'stock'),
      start(),
      task('A', placeholder, input('Order'), output('Order')),
      task('B', placeholder.replace('"P"', '"Q"'), input('Stock').replace('>P<', '>Q<'), output('Stock')),
      end(),
      chain('Start', 'A', 'B', 'End'),
    ),
  )
  expect(nodes.get('A')).toMatchObject({ dataInputs: [], dataOutputs: [] })
  expect(nodes.get('B')).toMatchObject({
    dataInputs: [{ sourceStore: 'stock', target: 'stock' }],
    dataOutputs: [{ source: 'stock', targetStore: 'stock' }],
  })
})

describe('a throwing event that Zeebe publishes a message from', () => {
  const thrown = (...extensions: readonly string[]) =>
    processXml(start(), throwing('T', message('m'), ...extensions), end(), chain('Start', 'T', 'End'))
  const published = '<zeebe:publishMessage correlationKey="=k" messageId="=i" timeToLive="PT1H"/>'

  test('publishes it here as well', async () => {
    const { nodes } = await definitionOf(thrown(published))
    expect(nodes.get('T')).toMatchObject({ publish: { timeToLive: { kind: 'text', value: 'PT1H' } } })
  })

  test('does not have it sent by a job too', async () => {
    expect(await reasonsOf(thrown(published, work('mail')))).toEqual(['message-sent-twice T'])
  })
})

test('the subscription of a message needs its key', async () => {
  const keyless = processXml(start(), catching('C', message('m', '=k')), end(), chain('Start', 'C', 'End'))
  expect(await reasonsOf(keyless.replace('correlationKey="=k"', 'correlationKey=""'))).toEqual([
    'correlation-key-missing C',
  ])
})
