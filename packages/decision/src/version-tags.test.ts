import { expect, test } from 'vitest'
import { versionTagsOfModel } from './version-tags.ts'

const file = (...decisions: readonly string[]) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:other="urn:other" name="m" namespace="urn:m">${decisions.join('')}</definitions>`
const decision = (id: string, extension = '') =>
  `<decision id="${id}" name="${id}">${extension && `<extensionElements>${extension}</extensionElements>`}</decision>`

test('each decision has the tag that stands in it', () => {
  const tags = versionTagsOfModel(
    file(
      decision('a', '<zeebe:versionTag value="2026-03"/>'),
      decision('b'),
      decision('c', '<other:versionTag value="x"/>'),
      decision('d', '<zeebe:versionTag value=""/>'),
    ),
  )
  expect([...tags]).toEqual([['a', '2026-03']])
})

test('what is no document has no tags', () => {
  expect([...versionTagsOfModel('nonsense'), ...versionTagsOfModel('<svg/>')]).toEqual([])
})
