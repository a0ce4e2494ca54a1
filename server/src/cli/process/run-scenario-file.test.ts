import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  boundary,
  chain,
  end,
  gateway,
  processXml,
  rule,
  service,
  start,
  timer,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { runCommandLine } from '../../../test/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'scenario-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  const isRaw = typeof content === 'string' || Buffer.isBuffer(content)
  writeFileSync(path, isRaw ? content : JSON.stringify(content))
  return path
}

const run = (...args: string[]) => runCommandLine('process', 'run', ...args)
const check = (...args: string[]) => runCommandLine('process', 'check', ...args)

const flow = file(
  'p.bpmn',
  processXml(
    start(),
    user('Ask'),
    boundary('Late', 'Ask', timer('duration', 'PT1H')),
    service('Pay', 'pay'),
    end(),
    chain('Start', 'Ask', 'Pay', 'End'),
    chain('Late', 'End'),
  ),
)
file('versions/p.bpmn', processXml(start(), user('New'), chain('Start', 'New')))
const broken = file(
  'broken.bpmn',
  processXml(start(), gateway('G', undefined, { name: 'Which?' }), chain('Start', 'G')),
)
const calling = file('calling.bpmn', processXml(start(), rule('Judge', 'nowhere', 'x'), chain('Start', 'Judge')))

test('a scenario that holds prints what happened, step by step, and exits 0', async () => {
  const scenario = file('holds.json', [{ start: 'p' }, { advance: 'PT1H' }, { expect: { ended: true } }])
  expect(await run(flow, '--scenario', scenario)).toEqual({
    code: 0,
    err: '',
    out: [
      '0 deploy p.bpmn',
      '1 start p        start Start(1) Ask(2)*',
      '2 advance PT1H   Ask(2)x Late(3) End(4) end',
      '3 expect ended   ✓',
      '',
    ].join('\n'),
  })
})

test('files of deploy steps lie beside the scenario; several instances are told apart by their keys', async () => {
  const scenario = file('versions/s.json', [
    { start: 'p', key: 'old' },
    { deploy: ['p.bpmn'] },
    { start: 'p' },
    { complete: 'Ask' },
    { expect: { waitingAt: ['New', 'Pay'] } },
  ])
  const { code, out } = await run(flow, '--scenario', scenario)
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('[#2] start Start(1) New(2)*') })
  expect(out).toContain('[old] Ask(2)> Pay(3)*')
})

test('the document has the steps with their events, the instances, and the failure with what was there instead', async () => {
  const scenario = file(
    'fails.json',
    `[{"start": "p", "key": "k", "variables": {"sum": 0.1}},
      {"complete": "Ask"}, {"expect": {"waitingAt": ["Ask"]}}, {"complete": "Pay"}]`,
  )
  const { code, out, err } = await run(flow, '--scenario', scenario, '--json')
  expect({ code, err }).toEqual({ code: 1, err: '' })
  expect(JSON.parse(out)).toMatchObject({
    passed: false,
    at: '2026-01-05T01:00:00.000Z',
    steps: [
      { step: 0, events: [] },
      { step: 1, text: 'start Start(1) Ask(2)*', events: [{ instance: 'k', kind: 'started' }, {}, {}, {}] },
      { step: 2, does: 'complete Ask', text: 'Ask(2)> Pay(3)*' },
      { step: 3, text: '' },
    ],
    instances: [
      {
        key: 'k',
        process: 'p',
        version: 1,
        status: 'active',
        waitingAt: [{ element: 'Pay', for: 'job' }],
        incidents: [],
        variables: { sum: 0.1 },
      },
    ],
    failure: {
      step: 3,
      code: 'scenario.not-as-expected',
      what: 'waitingAt',
      expected: ['Ask'],
      actual: ['Pay'],
    },
  })
})

test('the clock begins where it is told to', async () => {
  const scenario = file('clock.json', [{ start: 'p' }])
  const { out } = await run(flow, '--scenario', scenario, '--now', '2026-10-25T00:00:00Z', '--json')
  expect(JSON.parse(out).at).toBe('2026-10-25T00:00:00.000Z')
})

test('a file that does not execute is told with its reasons, before any step', async () => {
  const scenario = file('one.json', [{ start: 'p' }])
  const { code, out } = await run(broken, '--scenario', scenario)
  expect(code).toBe(1)
  expect(out).toContain(`${broken}: G “Which?”: `)
  expect(out).not.toContain('1 start')
})

test.each<readonly [string, unknown, RegExp]>([
  ['no list', { start: 'p' }, /A scenario is a list of steps/],
  ['an unknown step', [{ begin: 'p' }], /step 1: A step is an object with the name of one step/],
  ['two steps in one', [{ start: 'p' }, { complete: 'A', signal: 's' }], /step 2: /],
  ['an unknown member', [{ start: 'p', vars: {} }], /step 1: “start” takes no “vars”; it may have variables, key\./],
  ['an unknown expectation', [{ expect: { waiting: [] } }], /step 1: .*“waiting” is none of them/],
  ['a missing member', [{ throwError: 'A' }], /step 1: “throwError” needs “code”/],
  ['a wrong value', [{ complete: 'A', nth: 0 }], /step 1: “nth” takes a whole number from 1 on/],
  ['what is no JSON', '[{"start": ', /is not JSON from line 1/],
])('a scenario with %s is unusable: exit 2, with the step', async (_, content, says) => {
  const { code, out, err } = await run(flow, '--scenario', file('unusable.json', content))
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(says)
})

test('a failed job may say why: its message is no message step', async () => {
  const scenario = file('words.json', [
    { start: 'p' },
    { complete: 'Ask' },
    { fail: 'Pay', retries: 0, message: 'closed' },
  ])
  const { code, out } = await run(flow, '--scenario', scenario, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out).instances[0].incidents).toMatchObject([{ element: 'Pay', message: { en: 'closed' } }])
})

test('without a scenario, or without a file to check, the usage is wrong', async () => {
  expect(await run(flow)).toMatchObject({ code: 2, err: expect.stringContaining('--scenario') })
  expect(await check()).toMatchObject({ code: 2 })
})

test('checking says what is fine and how large it is, and exits 0', async () => {
  expect(await check(flow)).toEqual({ code: 0, err: '', out: `✓ ${flow}: process p “Process”, 5 elements\n` })
})

test('checking says every reason with element and name, in both languages, and exits 1', async () => {
  const { code, out } = await check(flow, broken)
  expect(code).toBe(1)
  expect(out).toMatch(/^✓ .*p\.bpmn: process p/)
  expect(out).toContain(`✗ ${broken}: G “Which?”: No flow leaves this gateway.`)
  const told = JSON.parse((await check(broken, '--json', '--lang', 'zh-CN')).out)
  expect(told.files[0]).toMatchObject({
    executes: false,
    definitions: [],
    problems: [{ code: 'process.gateway-leads-nowhere', element: 'G', name: 'Which?' }],
  })
  expect(told.files[0].problems[0].message).toMatch(/\p{Script=Han}/u)
})

test('what a flow names and the files lack is a warning only', async () => {
  const { code, out } = await check(calling)
  expect(code).toBe(0)
  expect(out).toContain(`! ${calling}: Judge: It names the decision “nowhere”, which is not among the files.`)
})

const drawn = processXml(start(), user('T', { formId: 'none' }, { name: 'Prüfen' }), chain('Start', 'T'))
const declared = (encoding: string) => drawn.replace('UTF-8', encoding)
const GB2312 = Buffer.from([0xc9, 0xf3, 0xba, 0xcb])

const inGb2312 = Buffer.concat([
  Buffer.from(declared('GB2312').slice(0, declared('GB2312').indexOf('Prüfen'))),
  GB2312,
  Buffer.from(declared('GB2312').slice(declared('GB2312').indexOf('Prüfen') + 'Prüfen'.length)),
])

test.each([
  ['an XML declaration', Buffer.from(declared('ISO-8859-1'), 'latin1'), 'Prüfen'],
  ['the declaration of a Chinese modeler', inGb2312, '审核'],
  ['the mark of UTF-16', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le'), 'Prüfen'],
  ['the mark of UTF-8', Buffer.from(`\uFEFF${drawn}`), 'Prüfen'],
])('a model is read in the encoding that %s says', async (_, bytes, name) => {
  const { out } = await check(file('encoded.bpmn', bytes))
  expect(out).toContain(`T “${name}”: It names the form “none”`)
})

test('bytes that the declared encoding does not have, and encodings nobody knows, are refused by name', async () => {
  const latin = file('latin.bpmn', Buffer.from(drawn, 'latin1'))
  expect(await check(latin)).toMatchObject({ code: 1, err: `${latin} has bytes that are no utf-8.\n` })
  const odd = file('odd.bpmn', declared('klingon'))
  expect(await check(odd)).toMatchObject({ code: 1, err: expect.stringContaining('klingon') })
})

test.each(['p.bpmn20.xml', 'p.xml', 'P.BPMN', 'p.bpmn2'])('%s is a flow', async (name) => {
  expect(await check(file(name, drawn))).toMatchObject({ code: 0, out: expect.stringContaining('process p') })
})
