import { expect, test } from 'vitest'
import { copyText } from './copy-text.ts'

test('where there is no clipboard, as on pages over plain HTTP, copying fails instead of breaking the page', async () => {
  expect('clipboard' in navigator).toBe(false)
  await expect(copyText('a link')).rejects.toThrow('no clipboard')
})
