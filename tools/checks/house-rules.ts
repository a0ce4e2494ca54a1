import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeFiles, projectFiles } from '../project-files.ts'
import type { Check } from './check.ts'

const lineLimit = 300
const isTest = (file: string) => /\.test\.tsx?$|(^|\/)test\//.test(file)
const isGenerated = (file: string) => /\.generated\.ts$|\.d\.ts$/.test(file)

/** A file that outgrew one screen a dozen times has more than one job. */
export const sizes: Check = {
  name: 'sizes',
  summary: { en: `no file above ${lineLimit} lines`, 'zh-CN': `单个文件不超过 ${lineLimit} 行` },
  run: async (root) => {
    const files = (await codeFiles(root)).filter((file) => !isTest(file) && !isGenerated(file))
    const counted = await Promise.all(
      files.map(async (file) => ({ file, lines: (await readFile(join(root, file), 'utf8')).split('\n').length - 1 })),
    )
    return counted.filter(({ lines }) => lines > lineLimit).map(({ file, lines }) => `${file}: ${lines} lines`)
  },
}

const suffixes = 'store|routes|tasks|view|projection|test|generated|d|config'
const codeName = new RegExp(
  `^[a-z0-9]+(-[a-z0-9]+)*(\\.(store|routes|tasks|view|projection))?(\\.(${suffixes}))?\\.tsx?$`,
)
const vagueName = /(^|-)(utils?|helpers?|managers?|common|misc)(\.|-|$)/

/** File names say what is inside by one noun, in one spelling, with a suffix of a closed list. */
export const names: Check = {
  name: 'names',
  summary: { en: 'kebab-case names with known suffixes', 'zh-CN': '文件名为短横线小写并使用约定后缀' },
  run: async (root) =>
    (await codeFiles(root)).flatMap((file) => {
      const name = basename(file)
      if (!codeName.test(name)) return [`${file}: not kebab-case with one of the suffixes ${suffixes}`]
      return vagueName.test(name) ? [`${file}: names no thing; say what is inside`] : []
    }),
}

type Forbidden = { readonly pattern: RegExp; readonly why: string; readonly where: RegExp }

const anyText = /\.(tsx?|sql|sh|bpmn|dmn)$/
const pureOrServed = /^(packages|server\/src)\/(?!.*\.test\.ts$)(?!platform\/clock\.ts$).*\.ts$/

/** Groups keep the patterns from finding themselves. */
const forbidden: readonly Forbidden[] = [
  { pattern: /@ts-(?:ignore|nocheck|expect-error)/, why: 'silences the compiler', where: anyText },
  { pattern: /(?:oxlint|eslint)-(?:disable)|biome-(?:ignore)/, why: 'silences a check', where: anyText },
  { pattern: /\bT(?:ODO)\b|\bF(?:IXME)\b/, why: 'work left undone', where: anyText },
  { pattern: /^\s*export \* /, why: 'exports names nobody chose', where: anyText },
  { pattern: /new Date\(\s*\)/, why: 'reads the clock; the time is an argument', where: pureOrServed },
]

/** Words that say a rule was stepped around. */
export const words: Check = {
  name: 'words',
  summary: { en: 'nothing silenced, nothing left undone', 'zh-CN': '没有被屏蔽的检查，没有遗留的待办' },
  run: async (root) => {
    const files = (await projectFiles(root)).filter((file) => forbidden.some(({ where }) => where.test(file)))
    const found = await Promise.all(
      files.map(async (file) => {
        const rules = forbidden.filter(({ where }) => where.test(file))
        const lines = (await readFile(join(root, file), 'utf8')).split('\n')
        return lines.flatMap((line, at) =>
          rules
            .filter(({ pattern }) => pattern.test(line))
            .map(({ why }) => `${file}:${at + 1}: ${why}: ${line.trim()}`),
        )
      }),
    )
    return found.flat()
  },
}
