import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { texts as chinese } from '../src/locales/chinese.ts'
import { texts as english } from '../src/locales/english.ts'

type Texts = { readonly [name: string]: string | Texts }

const flat = (texts: Texts, path = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[path + name, text] as [string, string]] : flat(text, `${path}${name}.`),
  )

const PLURAL = /_(zero|one|two|few|many|other)$/
const en = flat(english)
const zh = flat(chinese)
const namesOf = (texts: readonly [string, string][]) => new Set(texts.map(([key]) => key.replace(PLURAL, '')))

const folder = join(import.meta.dirname, '../src')
const source = globSync('**/*.{ts,tsx}', { cwd: folder })
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')

test('both languages have the same texts', () => {
  expect([...namesOf(zh)].toSorted()).toEqual([...namesOf(en)].toSorted())
})

test('no text is empty, and Chinese ones are Chinese', () => {
  expect([...en, ...zh].filter(([, text]) => text.trim() === '')).toEqual([])
  expect(zh.filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([])
  expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
})

test('a text takes the same values in both languages', () => {
  const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
  const inChinese = new Map(zh)
  for (const [key, text] of en) {
    const other = inChinese.get(key) ?? inChinese.get(key.replace(PLURAL, '_other')) ?? ''
    expect({ key, values: valuesOf(other) }).toEqual({ key, values: valuesOf(text) })
  }
})

test('every text is shown somewhere', () => {
  const isUsed = (key: string) =>
    source.includes(`'${key}'`) || source.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`)
  expect([...namesOf(en)].filter((key) => !isUsed(key))).toEqual([])
})

test('every text that is asked for exists', () => {
  const known = namesOf(en)
  const asked = [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key)
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})
