import { readdir, readFile } from 'node:fs/promises'
import { BpmnModdle } from 'bpmn-moddle'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  approval,
  catching,
  chain,
  end,
  fieldRights,
  names,
  processXml,
  sendBack,
  start,
  timer,
  user,
} from '../../test/bpmn-xml.ts'
import { blockXml } from '../../test/draw-block.ts'
import { randomBlock } from '../../test/random-process.ts'
import { dialect } from './dialect.ts'
import { readProcesses } from './read-processes.ts'

const pack = new URL('../../../../pack/retail/', import.meta.url)
const flows = (await readdir(pack)).filter((name) => name.endsWith('.bpmn'))

/** As an editor that reads with the descriptors of the dialect opens and saves a file; null where it says what it loses. */
async function writtenAgain(xml: string): Promise<string | null> {
  const moddle = new BpmnModdle(dialect)
  const { rootElement, warnings } = await moddle.fromXML(xml)
  return warnings.length > 0 ? null : (await moddle.toXML(rootElement, { format: true })).xml
}

/** What is read, without compiled functions: an expression is its source. */
async function readAsJson(xml: string): Promise<unknown> {
  const read = await readProcesses(xml)
  return JSON.parse(JSON.stringify(read, (_, value: unknown) => (value instanceof Map ? [...value] : value)))
}

async function expectSame(xml: string): Promise<void> {
  const again = await writtenAgain(xml)
  if (again === null) throw new Error('expected nothing to be lost')
  expect(await readAsJson(again)).toEqual(await readAsJson(xml))
}

test.each(flows)('%s means the same after an editor has opened and saved it', async (name) => {
  const xml = await readFile(new URL(name, pack), 'utf8')
  expect((await readProcesses(xml)).ok).toBe(true)
  await expectSame(xml)
})

test('settings of our own namespace are kept', async () => {
  const settings = [
    approval({ policy: 'ratio', approvers: '=people', ratio: '0.6', variable: 'answer', approves: 'yes' }),
    sendBack('A'),
    fieldRights({ amount: 'readonly', note: 'required' }),
    names({ 'zh-CN': '审批' }),
  ]
  const xml = processXml(
    start(),
    user('A'),
    user('B', {}, ...settings),
    catching('Wait', timer('duration', 'P2D', { calendar: 'office-hours', catchUp: 'once' })),
    end(),
    chain('Start', 'A', 'B', 'Wait', 'End'),
  )
  expect((await readProcesses(xml)).ok).toBe(true)
  await expectSame(xml)
})

test('whatever is drawn means the same after it was opened and saved', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, async (block) => {
      await expectSame(blockXml(block))
    }),
    { numRuns: 15 },
  )
})

test('what is refused has the same reasons after it was opened and saved, unless the editor says what it loses', async () => {
  const whole = await readFile(new URL('return.bpmn', pack), 'utf8')
  const process = whole.slice(0, whole.indexOf('</bpmn:process>'))
  const settings = [
    ...process.matchAll(
      /\s(?:type|decisionId|resultVariable|formId|candidateGroups|default)="[^"]*"|<zeebe:\w+ [^>]*\/>/g,
    ),
  ]
  let kept = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...settings),
      fc.constantFrom('', ' type="=("', ' formId="${x}"'),
      async (match, instead) => {
        const text = match[0].startsWith('<') ? '' : instead
        const damaged = whole.slice(0, match.index) + text + whole.slice(match.index + match[0].length)
        const again = await writtenAgain(damaged).catch(() => null)
        if (again === null) return
        kept += 1
        expect(await readAsJson(again)).toEqual(await readAsJson(damaged))
      },
    ),
    { numRuns: 30 },
  )
  expect(kept).toBeGreaterThan(10)
})
