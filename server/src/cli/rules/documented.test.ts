import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'
import { printedBy, shownIn } from '../../../test/documented.ts'

const root = join(import.meta.dirname, '../../../..')
const pack = join(root, 'pack/retail/return-judgement.dmn')
const folder = mkdtempSync(join(tmpdir(), 'documented-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pages = ['docs/rules.md', 'docs/rules.zh-CN.md']
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

test.each(pages.flatMap((page) => shownIn(page).map(([line, printed]) => [page, line, printed] as const)))(
  '%s says truly what %s prints',
  async (_, line, printed) => {
    expect(await printedBy(line)).toBe(printed)
  },
)

test.each([
  ['docs/rules.md', 'en'],
  ['docs/rules.zh-CN.md', 'zh-CN'],
])('%s says truly what the check finds in a row that is put too low', async (page, language) => {
  const xml = readFileSync(pack, 'utf8')
  const [old = ''] = /^ *<rule id="rule-too-old">.*?<\/rule>\n/ms.exec(xml) ?? []
  const low = old.replaceAll('rule-too-old', 'rule-much-too-old').replace('&gt; 30', '&gt; 90')
  const path = join(folder, 'low.dmn')
  writeFileSync(path, xml.replace(old, old + low))
  const { code, out } = await runCommandLine('decide', path, '--check', '--lang', language)
  expect(code).toBe(1)
  const [finding = ''] = /^ *✗.*\n.*$/m.exec(out) ?? []
  const indented = finding.replace(/^/gm, '    ')
  expect(textOf(page)).toContain(indented)
})
