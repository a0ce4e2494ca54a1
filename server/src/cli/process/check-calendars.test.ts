import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chain, end, processXml, start, timer, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { runCommandLine } from '../../../test/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'calendars-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const desk = { id: 'desk', name: { en: 'Service desk', 'zh-CN': '服务台' }, zone: 'Asia/Shanghai', weekly: { mon: [] } }
const open = { ...desk, weekly: { mon: [['09:00', '17:00']] } }
const flow = file(
  'p.bpmn',
  processXml(
    start('Start', timer('cycle', 'R/P1D', { calendar: 'desk' })),
    user('Ask', { dueDate: 'PT2H', calendar: 'desk' }),
    end(),
    chain('Start', 'Ask', 'End'),
  ),
)
const check = (...files: string[]) => runCommandLine('process', 'check', ...files)

test('a calendar is checked like a flow, and named in the language of the reader', async () => {
  const good = file('desk.calendar.json', open)
  expect(await check(good)).toEqual({ code: 0, err: '', out: `✓ ${good}: calendar desk “Service desk”\n` })
  expect((await check(good, '--lang', 'zh-CN')).out).toBe(`✓ ${good}: 日历 desk“服务台”\n`)
})

test('what is wrong with a calendar is told with the field, all of it, and exits 1', async () => {
  const bad = file('bad.calendar.json', { ...desk, weekly: { mon: [['17:00', '09:00']] }, holidays: ['2026-02-30'] })
  const { code, out } = await check(bad)
  expect(code).toBe(1)
  expect(out.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^✗ .*bad\.calendar\.json: weekly\.mon\[0\]: .* end before they begin/),
    expect.stringMatching(/^✗ .*bad\.calendar\.json: holidays\[0\]: Expected a day/),
  ])
  const notJson = file('text.calendar.json', 'nine to five')
  expect(await check(notJson)).toMatchObject({ code: 1, out: expect.stringContaining('The calendar is not JSON') })
})

test('a flow finds its calendars among the files; one that is not there is a warning, for each element once', async () => {
  expect((await check(flow, file('desk.calendar.json', open))).out).not.toContain('!')
  const { code, out } = await check(flow)
  expect([code, out.match(/^! .*$/gm)?.map((line) => line.slice(line.indexOf('p.bpmn')))]).toEqual([
    0,
    [
      'p.bpmn: Start: It names the business calendar “desk”, which is not among the files.',
      'p.bpmn: Ask: It names the business calendar “desk”, which is not among the files.',
    ],
  ])
})

test.each(['docs/calendars.md', 'docs/calendars.zh-CN.md'])('%s shows a calendar that is one', async (page) => {
  const shown = readFileSync(join(import.meta.dirname, '../../../..', page), 'utf8').match(
    /^ {4}\{\n(?: {4}.*\n)+/m,
  )?.[0]
  const { code, out } = await check(file('shown.calendar.json', shown ?? ''))
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('calendar service-desk “Service desk”') })
})

test('the calendars of the retail pack are in order', async () => {
  const pack = join(import.meta.dirname, '../../../../pack/retail')
  const { code, out } = await check(...['office-hours', 'store-hours'].map((id) => join(pack, `${id}.calendar.json`)))
  expect([code, out.match(/✓/g)]).toEqual([0, ['✓', '✓']])
})

test('two calendars with one id cannot be deployed together; a scenario says so', async () => {
  const [one, two] = [file('one.calendar.json', open), file('two.calendar.json', open)]
  const scenario = file('none.json', [])
  const { code, out } = await runCommandLine('process', 'run', one, two, '--scenario', scenario)
  expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('has the id “desk” as well') })
})
