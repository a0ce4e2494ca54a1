import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'

const root = join(import.meta.dirname, '../../../..')
const pack = join(root, 'pack/retail')
const flows = readdirSync(join(pack, 'scenarios')).sort()
const content = readdirSync(pack).filter((name) => /\.(bpmn|dmn|form|calendar\.json)$/.test(name))
const paths = content.map((name) => join(pack, name))
const tables = content.filter((name) => name.endsWith('.dmn') && name !== 'return-judgement.dmn')

test('everything of the pack executes, and nothing that it names is missing', async () => {
  const { code, out } = await runCommandLine('process', 'check', ...paths)
  const notes = out.split('\n').filter((line) => line !== '' && !line.startsWith('✓'))
  expect({ code, notes: notes.filter((line) => !line.includes('chineseHolidays')) }).toEqual({ code: 0, notes: [] })
})

test.each(tables)('%s has neither gaps nor overlaps', async (name) => {
  expect(await runCommandLine('decide', join(pack, name), '--check')).toMatchObject({
    code: 0,
    out: expect.stringContaining('0 to mend, 0 to consider'),
  })
})

describe.each(flows)('%s', (flow) => {
  test('its scenarios run by the command as they are, beside the whole pack', async () => {
    const [first = ''] = readdirSync(join(pack, 'scenarios', flow)).sort()
    const scenario = join(pack, 'scenarios', flow, first)
    const { code, out } = await runCommandLine('process', 'run', ...paths, '--scenario', scenario)
    expect({ code, out }).toEqual({ code: 0, out: expect.not.stringContaining('✗') })
  })

  test('is a case type, and stands with its pictures on the pages about the pack', () => {
    expect(existsSync(join(pack, `${flow}.case-type.json`))).toBe(true)
    const read = (page: string) => readFileSync(join(root, 'docs', page), 'utf8')
    expect(read('retail-pack.md')).toContain(`](images/${flow}.svg)`)
    expect(read('retail-pack.zh-CN.md')).toContain(`](images/${flow}.zh-CN.svg)`)
    for (const name of [`${flow}.svg`, `${flow}.zh-CN.svg`])
      expect(existsSync(join(root, 'docs/images', name))).toBe(true)
  })

  test('whatever it awaits may be reported to its cases, and nothing else', () => {
    const read = (name: string) => readFileSync(join(pack, name), 'utf8')
    const { news = [] } = JSON.parse(read(`${flow}.case-type.json`)) as { news?: { name: string }[] }
    const messages = [...read(`${flow}.bpmn`).matchAll(/<bpmn:message [^>]*name="([^"]*)"/g)].map(([, name]) => name)
    expect(news.map(({ name }) => name).toSorted()).toEqual([...new Set(messages)].toSorted())
  })
})
