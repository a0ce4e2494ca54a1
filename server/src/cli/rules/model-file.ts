import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type DecisionModel,
  type DecisionProblem,
  type ModelRefusal,
  namespaceOfModel,
  type ReadOptions,
  readDecisionModel,
} from '@aftersale/decision'
import type { Result } from '@aftersale/kernel'
import { readTextFile } from './read-file.ts'

/** Reads a DMN file; what it imports is found by namespace among the DMN files beside it, and nowhere else. */
export async function readModelFile(
  path: string,
  options: Pick<ReadOptions, 'brokenExpressions'> = {},
): Promise<Result<DecisionModel, ModelRefusal>> {
  const xml = await readTextFile(path)
  let beside: ReadonlyMap<string, string> | undefined
  return readDecisionModel(xml, {
    ...options,
    imports: ({ namespace }) => {
      beside ??= modelsBeside(path)
      return beside.get(namespace)
    },
  })
}

const MOST_BYTES = 64 * 1024 * 1024

/** The other DMN files of a folder by the namespace they declare; those that cannot be read are imported by nobody. */
function modelsBeside(path: string): ReadonlyMap<string, string> {
  const folder = dirname(path)
  const found = new Map<string, string>()
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.dmn') || name === basename(path)) continue
    const xml = textOf(join(folder, name))
    const namespace = xml === undefined ? undefined : namespaceOfModel(xml)
    if (xml !== undefined && namespace !== undefined && !found.has(namespace)) found.set(namespace, xml)
  }
  return found
}

function textOf(path: string): string | undefined {
  try {
    const file = statSync(path)
    if (!file.isFile() || file.size > MOST_BYTES) return undefined
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

/** A problem as compilers print it: file, line, column, sentence. */
export function problemLine(path: string, { position, sentence }: DecisionProblem, language: 'en' | 'zh-CN'): string {
  return `${path}:${position.line}:${position.column}: ${sentence[language]}`
}

/** A problem in a document. */
export const problemTold = (
  { code, id, name, cell, position, sentence }: DecisionProblem,
  language: 'en' | 'zh-CN',
): Record<string, unknown> => ({
  code,
  message: sentence[language],
  ...position,
  ...(id === undefined ? {} : { id }),
  ...(name === undefined ? {} : { name }),
  ...(cell === undefined ? {} : { cell }),
})
