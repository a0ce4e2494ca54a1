import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readRole } from './read-role.ts'

test.each(['permissions.md', 'permissions.zh-CN.md'])('the role that %s shows can be deployed', async (name) => {
  const text = await readFile(new URL(`../../../../../docs/${name}`, import.meta.url), 'utf8')
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, example = '']) => JSON.parse(example) as unknown,
  )
  expect(examples.length).toBe(2)
  for (const example of examples) expect(readRole(example)).toMatchObject({ ok: true })
})
