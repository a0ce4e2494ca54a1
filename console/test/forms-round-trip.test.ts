import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readForm } from '@aftersale/form'
import { expect, test } from 'vitest'
import {
  allParts,
  changePart,
  insertPart,
  parseForm,
  removePart,
  settingOf,
  withSetting,
  writeForm,
} from '../src/features/studio/forms/document/form-document.ts'
import { readVisibility, writeVisibility } from '../src/features/studio/forms/document/visibility.ts'

const root = join(import.meta.dirname, '../..')
// The interchange suite holds rules and flows, no forms: the packs' own are what there is.
const files = globSync('pack/*/*.form', { cwd: root })

/** Expressions are compared by their source: closures are never the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('there are forms to try', () => expect(files.length).toBeGreaterThan(20))

test.each(files)('%s means the same after it was opened and saved', (file) => {
  const content = readFileSync(join(root, file), 'utf8')
  const form = parseForm(content)
  if (form === null) throw new Error('expected a form')
  expect(JSON.parse(writeForm(form))).toEqual(JSON.parse(content))
  expect(plain(readForm(writeForm(form)))).toEqual(plain(readForm(content)))
  // Every component taken and put back where it stood.
  for (const { address, component } of allParts(form)) {
    expect(insertPart(removePart(form, address), address, component)).toEqual(form)
    expect(changePart(form, address, { ...component })).toEqual(form)
    const hide = settingOf(component, ['conditional', 'hide'])
    const again = writeVisibility(readVisibility(hide))
    expect(withSetting(component, ['conditional', 'hide'], again)).toEqual(component)
  }
})
