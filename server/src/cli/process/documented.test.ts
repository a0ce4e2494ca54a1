import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printedBy, shownIn } from '../../../test/documented.ts'

const root = join(import.meta.dirname, '../../../..')
const pages = ['docs/scenarios.md', 'docs/scenarios.zh-CN.md']

test.each(pages.flatMap((page) => shownIn(page).map(([line, printed]) => [page, line, printed] as const)))(
  '%s says truly what %s prints',
  async (_, line, printed) => {
    expect(await printedBy(line)).toBe(printed)
  },
)

test.each(pages)('%s shows the scenario as it is', (page) => {
  const scenario = readFileSync(join(root, 'docs/scenarios/old-purchase.json'), 'utf8')
  expect(readFileSync(join(root, page), 'utf8')).toContain(scenario.trim().replace(/^/gm, '    '))
})
