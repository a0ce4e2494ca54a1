import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { interchangeModels } from '../../../../packages/modelling/test/interchange.ts'
import { runCommandLine } from '../../../test/command-line.ts'

const top = mkdtempSync(join(tmpdir(), 'interchange-'))
afterAll(() => rmSync(top, { recursive: true }))

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(top, 'models-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function interchange(root: string) {
  const { code, out, err } = await runCommandLine('conformance', 'bpmn', root, '--json')
  return { code, err, ...JSON.parse(out) }
}

const good = Object.fromEntries(Object.entries(interchangeModels).map(([name, xml]) => [`deep/${name}.bpmn`, xml]))

test('models survive, and what would not execute is told at its element', async () => {
  const root = folder(good)
  expect(await interchange(root)).toMatchObject({
    code: 0,
    passed: 3,
    failed: 0,
    files: [
      { file: 'deep/bare.bpmn', executes: true },
      {
        file: 'deep/machine.bpmn',
        executes: false,
        problems: expect.arrayContaining([expect.objectContaining({ element: 'T5' })]),
      },
      { file: 'deep/office.bpmn', plain: [], expert: [], lost: [], advanced: 1 },
    ],
  })
  const { out } = await runCommandLine('conformance', 'bpmn', root, '--lang', 'zh-CN')
  expect(out).toContain('✓ deep/office.bpmn: 含义不变（简易视图 5 个步骤，其中 1 个为“高级”）')
})

const bare = interchangeModels['bare'] ?? ''
describe('a broken or hostile file is one failure with its reason, and the others go on', () => {
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['another kind of XML', '<html/>'],
    ['XML that ends too early', bare.slice(0, 200)],
    ['bytes of something else', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x01])],
    ['entities within entities', `<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<d>&b;</d>`],
    [
      'elements a thousand deep',
      bare.replace("<d:endEvent id='b'/>", '<d:subProcess>'.repeat(1000) + '</d:subProcess>'.repeat(1000)),
    ],
  ])('%s', async (_, content) => {
    const report = await interchange(folder({ 'a.bpmn': content, 'b.bpmn': bare }))
    expect(report).toMatchObject({ code: 1, passed: 1, failed: 1 })
    expect(report.files[0].unreadable.en).toMatch(/\.$/)
    expect(report.files[0].unreadable['zh-CN']).toMatch(/。$/)
  })

  test('what the expert view would lose fails by its name', async () => {
    const root = folder({ 'a.bpmn': bare.replace('<d:endEvent', '<d:unheardOf/><d:endEvent') })
    expect(await interchange(root)).toMatchObject({
      code: 1,
      files: [{ plain: [], lost: [expect.stringContaining('unheardOf')] }],
    })
  })
})

test('a folder without models is a sentence, not a success', async () => {
  expect(await interchange(folder({ 'a.txt': '' }))).toMatchObject({
    code: 1,
    err: expect.stringContaining('There are no models'),
  })
})
