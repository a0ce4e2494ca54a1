import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'
import { dmnFile } from '../../../test/dmn-text.ts'

const top = mkdtempSync(join(tmpdir(), 'kit-'))
afterAll(() => rmSync(top, { recursive: true }))

/** Writes a kit of its own for a test, with files by path. */
function kit(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(top, 'kit-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const model = (expression: string, more = '') =>
  dmnFile(
    `${more}<decision id="d" name="d"><variable name="d"/><literalExpression><text>${expression}</text></literalExpression></decision>`,
  )

const cases = (content: string, modelName = 'm.dmn') =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>${modelName}</modelName>${content}</testCases>`
const number = (value: number) => `<value xsi:type="xsd:decimal">${value}</value>`
const nil = '<value xsi:nil="true"/>'
const oneCase = (id: string, ...results: string[]) => `<testCase id="${id}">${results.join('')}</testCase>`
const result = (expected: string, attributes = '') =>
  `<resultNode name="d" ${attributes}><expected>${expected}</expected></resultNode>`

async function conformance(root: string) {
  const { code, out, err } = await runCommandLine('conformance', 'dmn', root, '--json')
  return { code, err, ...JSON.parse(out) }
}

test('cases are found at any depth, and a difference is told with both values', async () => {
  const root = kit({
    'level-2/0001-a/m.dmn': model('1 + 1'),
    'level-2/0001-a/0001-a-test-01.xml': cases(oneCase('001', result(number(2))) + oneCase('002', result(number(3)))),
    'deep/er/still/m.dmn': model('1 + 1'),
    'deep/er/still/x-test-01.xml': cases(oneCase('001', result(number(2)), result(number(4)))),
  })
  expect(await conformance(root)).toMatchObject({
    code: 1,
    passed: 2,
    failed: 2,
    total: 4,
    cases: { passed: 1, failed: 2, total: 3 },
    failures: [
      { folder: 'deep/er/still', file: 'x-test-01.xml', case: '001', result: 'd', expected: '4', got: '2' },
      { folder: 'level-2/0001-a', file: '0001-a-test-01.xml', case: '002', result: 'd', expected: '3', got: '2' },
    ],
  })
  const { out } = await runCommandLine('conformance', 'dmn', root, '--lang', 'zh-CN')
  expect(out.split('\n')).toEqual([
    '✗ deep/er/still/x-test-01.xml 001 d: expected 4, got 2',
    '✗ level-2/0001-a/0001-a-test-01.xml 002 d: expected 3, got 2',
    '2 passed, 2 failed',
    '',
  ])
})

test.each([
  ['1 + "a"', 0],
  ['null', 1],
  ['2', 1],
])('where the kit expects an error, %s exits %i', async (expression, code) => {
  const root = kit({
    'm.dmn': model(expression),
    'a-test-01.xml': cases(oneCase('1', result(nil, 'errorResult="true"'))),
  })
  expect(await conformance(root)).toMatchObject({ code, failed: code })
})

test('an imported model is found beside the one that imports it', async () => {
  const importing = `<import name="i" namespace="urn:base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`
  const root = kit({
    'base.dmn': model('20').replace('urn:test', 'urn:base'),
    'm.dmn': model('i.d + 1', importing).replace(
      '<literalExpression>',
      '<informationRequirement><requiredDecision href="urn:base#d"/></informationRequirement><literalExpression>',
    ),
    'm-test-01.xml': cases(oneCase('1', result(number(21)))),
  })
  expect(await conformance(root)).toMatchObject({ code: 0, passed: 1, failed: 0, failures: [] })
})

describe('a broken file is one failure, and the others still run', () => {
  const good = { 'good/m.dmn': model('1'), 'good/g-test-01.xml': cases(oneCase('1', result(number(1)))) }

  test.each([
    ['cases that are no XML', { 'b/m.dmn': model('1'), 'b/b-test-01.xml': '<testCases' }, 'line 1'],
    ['cases of another kind', { 'b/m.dmn': model('1'), 'b/b-test-01.xml': '<html/>' }, 'root {}html'],
    ['no model', { 'b/b-test-01.xml': cases(oneCase('1', result(nil))) }, 'no model m.dmn'],
    ['a model outside', { 'b/b-test-01.xml': cases(oneCase('1', result(nil)), '../good/m.dmn') }, 'no model ../good'],
    ['a model that is no XML', { 'b/m.dmn': '<', 'b/b-test-01.xml': cases(oneCase('1', result(nil))) }, 'm.dmn:1:'],
    [
      'a model with entities',
      { 'b/m.dmn': '<!DOCTYPE a []><a/>', 'b/b-test-01.xml': cases(oneCase('1', result(nil))) },
      'document type',
    ],
    [
      'a model without the decision',
      { 'b/m.dmn': dmnFile(''), 'b/b-test-01.xml': cases(oneCase('1', result(nil))) },
      'no decision',
    ],
  ])('%s', async (_, files, got) => {
    expect(await conformance(kit({ ...good, ...files }))).toMatchObject({
      code: 1,
      passed: 1,
      failed: 1,
      failures: [{ folder: 'b', got: expect.stringContaining(got) }],
    })
  })
})

test('a broken expression fails its own cases only', async () => {
  const root = kit({
    'm.dmn': model(
      '1',
      model('1 +')
        .replace(/^<definitions[^>]*>|<\/definitions>$/g, '')
        .replaceAll('"d"', '"e"'),
    ),
    'm-test-01.xml': cases(oneCase('1', result(number(1))) + oneCase('2', result(number(1)).replace('"d"', '"e"'))),
  })
  expect(await conformance(root)).toMatchObject({ passed: 1, failures: [{ case: '2', expected: '1', got: 'null' }] })
})

test.each([
  ['nothing there', () => join(top, 'none'), 'No such file or folder'],
  ['a file', () => join(kit({ 'a.xml': '<a/>' }), 'a.xml'), 'A folder was expected'],
  ['a folder without cases', () => kit({ 'm.dmn': model('1') }), 'There are no cases'],
])('%s is a sentence, not a success', async (_, root, sentence) => {
  expect(await conformance(root())).toMatchObject({ code: 1, err: expect.stringContaining(sentence) })
})

const shared = join(import.meta.dirname, '../../../../../shared/tck')
test.skipIf(!existsSync(shared))('the cases of ../shared/tck all pass (skipped where it is absent)', async () => {
  const { code, passed, failures } = await conformance(shared)
  expect(failures).toEqual([])
  expect(code).toBe(0)
  expect(passed).toBeGreaterThan(2_000)
})
