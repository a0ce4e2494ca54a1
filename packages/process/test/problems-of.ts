import { expect } from 'vitest'
import { readProcesses } from '../src/reading/read-processes.ts'

/** Every reason why a document is refused: code, element, name, and the English sentence. The Chinese one must stand too. */
export async function problemsOf(xml: string) {
  const read = await readProcesses(xml)
  if (read.ok) return []
  expect(read.refusal.code).toBe('process.will-not-execute')
  for (const { message } of read.refusal.problems) {
    expect(message.en).toMatch(/^[A-Z"“][^\p{Script=Han}]*\.$/u)
    expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u)
  }
  return read.refusal.problems.map(({ code, element, name, message }) => ({ code, element, name, message: message.en }))
}

/** The same in short: `code element`. */
export const reasonsOf = async (xml: string): Promise<readonly string[]> =>
  (await problemsOf(xml)).map(({ code, element }) => `${code.replace('process.', '')} ${element ?? '-'}`)
