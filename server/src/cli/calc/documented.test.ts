import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printedBy, shownIn } from '../../../test/documented.ts'
import { calculators } from './calculators.ts'

const root = join(import.meta.dirname, '../../../..')
const pages = ['docs/calculators.md', 'docs/calculators.zh-CN.md']
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

test.each(pages.flatMap((page) => shownIn(page).map(([line, printed]) => [page, line, printed] as const)))(
  '%s says truly what %s prints',
  async (_, line, printed) => {
    expect(await printedBy(line)).toBe(printed)
  },
)

test.each(pages)('%s shows the files that it names as they are, and each calculator', (page) => {
  const text = textOf(page)
  for (const name of ['refund', 'exchange', 'sla', 'warranty']) {
    const file = readFileSync(join(root, `docs/calculators/${name}.json`), 'utf8')
    expect(text).toContain(file.trimEnd().replace(/^/gm, '    '))
  }
  const shown = shownIn(page).map(([line]) => line)
  for (const name of Object.keys(calculators)) {
    expect(shown.some((line) => line.startsWith(`calc ${name} `))).toBe(true)
  }
})
