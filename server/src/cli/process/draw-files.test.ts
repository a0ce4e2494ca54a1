import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { complete, readDiagram } from '@aftersale/diagram'
import { afterAll, expect, test } from 'vitest'
import { flawsOf } from '../../../../packages/diagram/test/flaws.ts'
import { models } from '../../../../packages/diagram/test/models.ts'
import { runCommandLine } from '../../../test/command-line.ts'

const root = join(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'drawing-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const draw = (...args: readonly string[]) => runCommandLine('process', 'draw', ...args)
const layout = (...args: readonly string[]) => runCommandLine('process', 'layout', ...args)
const model = (name: keyof typeof models): string => models[name] ?? ''

test('a flow is drawn beside its file, in Chinese under a name of its own', async () => {
  const path = file('one/loops.bpmn', model('loops'))
  await layout(path)
  const drawn = await draw(path)
  expect(drawn).toEqual({ code: 0, err: '', out: `✓ ${path} → ${join(folder, 'one/loops.svg')}, 10 elements\n` })
  await draw(path, '--lang', 'zh-CN')
  expect(readdirSync(join(folder, 'one')).toSorted()).toEqual(['loops.bpmn', 'loops.svg', 'loops.zh-CN.svg'])
  expect(readFileSync(join(folder, 'one/loops.svg'), 'utf8')).toContain('>Quote<')
  expect(readFileSync(join(folder, 'one/loops.zh-CN.svg'), 'utf8')).toContain('>报价<')
})

test('a flow without a drawing is laid out for the picture, and its file left alone', async () => {
  const path = file('two/races.bpmn20.xml', model('races'))
  const { code, out } = await draw(path, '--out', join(folder, 'two/a/b'))
  expect(code).toBe(0)
  expect(out).toContain(`! ${path} has no drawing`)
  expect(readFileSync(path, 'utf8')).toBe(model('races'))
  expect(readdirSync(join(folder, 'two/a/b'))).toEqual(['races.svg'])
})

test('with --layout the file keeps the layout that is drawn', async () => {
  const path = file('three/data.bpmn', model('data'))
  expect((await draw(path, '--layout')).out).not.toContain('!')
  expect(readFileSync(path, 'utf8')).toContain('BPMNShape')
  expect(await layout(path)).toMatchObject({ code: 0, out: `· ${path}: laid out already\n` })
})

test('elements that a drawing leaves out are named', async () => {
  const path = file('four/loops.bpmn', model('loops'))
  await layout(path)
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/<bpmndi:BPMNShape id="Mend_di"[\s\S]*?<\/bpmndi:BPMNShape>/, ''),
  )
  const { out } = await draw(path, '--json')
  expect(JSON.parse(out).files[0]).toMatchObject({ elements: 10, laidOut: false, left: ['Mend'] })
})

test('laying out is done for all files or, where one cannot be read, for none', async () => {
  const [good, bad] = [file('five/loops.bpmn', model('loops')), file('five/bad.bpmn', '<definitions>\n<oops')]
  const failed = await layout(good, bad)
  expect(failed).toMatchObject({ code: 1, out: '', err: `${bad} is no BPMN 2.0: line 2: unclosed tag.\n` })
  expect(readFileSync(good, 'utf8')).toBe(model('loops'))
  expect(await draw(good, bad)).toMatchObject({ code: 1 })
  expect(readdirSync(join(folder, 'five')).toSorted()).toEqual(['bad.bpmn', 'loops.bpmn'])
})

test('a document in which nothing is drawn, and a call without files, are refused in both languages', async () => {
  const empty = file('six/empty.bpmn', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')
  expect(await layout(empty)).toMatchObject({ code: 1, err: `There is nothing to draw in ${empty}.\n` })
  expect((await draw(empty, '--lang', 'zh-CN')).err).toBe(`${empty} 中没有可绘制的内容。\n`)
  expect(await draw()).toMatchObject({ code: 2 })
  expect(await layout()).toMatchObject({ code: 2 })
  expect(await draw(join(folder, 'none.bpmn'))).toMatchObject({ code: 1, err: expect.stringContaining('No such file') })
})

test('two flows that would become one picture are refused before anything is drawn', async () => {
  const [one, other] = [file('seven/a/x.bpmn', model('loops')), file('seven/b/x.bpmn', model('races'))]
  const out = join(folder, 'seven/out')
  expect(await draw(one, other, '--out', out)).toMatchObject({ code: 2, err: expect.stringContaining('x.svg') })
  expect(readdirSync(join(folder, 'seven')).toSorted()).toEqual(['a', 'b'])
})

test('marks, rights and links of a file stay; what was written in another encoding becomes UTF-8', async () => {
  const marked = file('eight/marked.bpmn', `\uFEFF${model('loops')}`)
  chmodSync(marked, 0o640)
  const linked = join(folder, 'eight/linked.bpmn')
  symlinkSync('marked.bpmn', linked)
  expect(await layout(linked)).toMatchObject({ code: 0 })
  expect(readFileSync(marked, 'utf8').startsWith('\uFEFF<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
  expect(statSync(marked).mode & 0o777).toBe(0o640)
  expect(readdirSync(join(folder, 'eight')).toSorted()).toEqual(['linked.bpmn', 'marked.bpmn'])

  const wide = file('eight/wide.bpmn', Buffer.from(`\uFEFF${model('loops').replace('UTF-8', 'UTF-16')}`, 'utf16le'))
  expect(await layout(wide)).toMatchObject({ code: 0 })
  const text = readFileSync(wide, 'utf8')
  expect(text).toMatch(/^<\?xml version="1\.0"\?>/)
  expect(text).toContain('报价')
  expect(await layout(wide)).toMatchObject({ out: `· ${wide}: laid out already\n` })
})

const flows = readdirSync(join(root, 'pack/retail')).filter((name) => name.endsWith('.bpmn'))
const pictures = readdirSync(join(root, 'docs/images')).filter((name) => {
  return flows.includes(name.replace(/(\.zh-CN)?\.svg$/, '.bpmn'))
})

test.each(pictures)('docs/images/%s is what the command draws', async (picture) => {
  const flow = join(root, 'pack/retail', picture.replace(/(\.zh-CN)?\.svg$/, '.bpmn'))
  const language = picture.endsWith('.zh-CN.svg') ? 'zh-CN' : 'en'
  expect(await draw(flow, '--out', join(folder, 'docs'), '--lang', language)).toMatchObject({ code: 0 })
  const drawn = readFileSync(join(folder, 'docs', picture), 'utf8')
  expect(drawn).toBe(readFileSync(join(root, 'docs/images', picture), 'utf8'))
})

test('the documentation shows the return in both languages', () => {
  expect(pictures).toEqual(expect.arrayContaining(['return.svg', 'return.zh-CN.svg']))
})

test.each(flows)('pack/retail/%s is drawn without flaws', (name) => {
  const read = readDiagram(readFileSync(join(root, 'pack/retail', name), 'utf8'))
  if (!read.ok) throw new Error(read.refusal.reason.en)
  const { diagram, isLaidOut, left } = complete(read.value)
  expect({ isLaidOut, left }).toEqual({ isLaidOut: false, left: [] })
  expect(diagram.planes.flatMap((plane) => flawsOf(plane, diagram.flow))).toEqual([])
})
