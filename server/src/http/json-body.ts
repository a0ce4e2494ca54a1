import type { FieldProblem, KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { type Flaw, flawIn } from './json-flaw.ts'

/**
 * Reads a JSON body strictly (RFC 8259 in the profile of RFC 7493, I-JSON): UTF-8 without errors, no name twice in an
 * object, no `__proto__` (what reads objects would pass over it), no text that PostgreSQL cannot hold, no number that JavaScript cannot hold, no deeper than 64 levels.
 */
export function readJson(bytes: Uint8Array): Result<unknown, KnownRefusal<'http.body-unreadable'>> {
  const text = decoded(bytes)
  if (text === undefined) return unreadable({ en: 'is not UTF-8', 'zh-CN': '不是 UTF-8 编码' })
  try {
    const value: unknown = JSON.parse(text)
    const flaw = flawIn(text)
    return flaw ? unreadable(flaw, flaw.name) : accept(value)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const at = /position (\d+)/.exec(error.message)?.[1] ?? String(text.length)
    return unreadable({ en: `is malformed near character ${at}`, 'zh-CN': `在第 ${at} 个字符附近有语法错误` })
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function unreadable(flaw: Flaw, path = '') {
  const problem: FieldProblem = { path, en: flaw.en, 'zh-CN': flaw['zh-CN'] }
  return refuse({ code: 'http.body-unreadable', problem })
}
