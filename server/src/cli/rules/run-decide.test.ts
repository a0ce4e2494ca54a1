import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'
import { dmnFile, type Rule, tableOf } from '../../../test/dmn-text.ts'

const pack = join(import.meta.dirname, '../../../../pack/retail/return-judgement.dmn')
const folder = mkdtempSync(join(tmpdir(), 'decide-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const decide = (...args: string[]) => runCommandLine('decide', ...args)
const given = (values: Record<string, unknown>) => ['--input', JSON.stringify(values)]

const two = file(
  'two.dmn',
  dmnFile(`
    <inputData id="n-data" name="n"><variable name="n" typeRef="number"/></inputData>
    <inputData id="on-data" name="on"><variable name="on" typeRef="date"/></inputData>
    <decision id="doubled-id" name="Doubled"><variable name="Doubled"/>
      <informationRequirement><requiredInput href="#n-data"/></informationRequirement>
      <literalExpression><text>n * 2</text></literalExpression></decision>
    <decision id="day-id" name="Day"><variable name="Day"/>
      <informationRequirement><requiredInput href="#on-data"/></informationRequirement>
      <literalExpression><text>day of week(on)</text></literalExpression></decision>`),
)

describe('deciding', () => {
  test('the only decision of a file needs no name', async () => {
    const { code, out, err } = await decide(pack, ...given({ found: true, oldestAgeDays: 3, refundAmount: 80 }))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe('{outcome: "approve", reason: "withinPolicy", group: null}\n')
  })

  test('one of several goes by its name or its id, and its input by its type', async () => {
    expect(await decide(two, '--decision', 'Doubled', ...given({ n: 0.15 }))).toMatchObject({ code: 0, out: '0.3\n' })
    expect(await decide(two, '--decision', 'day-id', ...given({ on: '2026-03-01' }))).toMatchObject({
      code: 0,
      out: '"Sunday"\n',
      err: '',
    })
  })

  test('the input may be a file', async () => {
    const path = file('input.json', '{"n": 12345678901234567890}')
    const { out } = await decide(two, '--decision', 'Doubled', '--input', `@${path}`, '--json')
    expect(JSON.parse(out)).toEqual({ value: '24691357802469135780', missing: [], unknown: [], warnings: [] })
  })

  test('what it needs and did not get, and what it got and does not need, is named', async () => {
    const { code, out, err } = await decide(
      pack,
      ...given({ found: false, oldestAgeDay: 3, refundAmount: 80 }),
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ missing: ['oldestAgeDays'], unknown: ['oldestAgeDay'] })
    expect(err).toBe(
      'Not given, and therefore null: oldestAgeDays.\nGiven, but the decision does not read it: oldestAgeDay.\n',
    )
  })

  test('an imported model is found beside the file, among models that are none of its business', async () => {
    mkdirSync(join(folder, 'imports'))
    const at = (name: string, content: string) => file(join('imports', name), content)
    at('aaa.dmn', '<not-dmn')
    at(
      'base.dmn',
      dmnFile(
        '<decision id="b" name="base"><variable name="base"/><literalExpression><text>20</text></literalExpression></decision>',
        'urn:base',
      ),
    )
    const importing = (namespace: string) =>
      dmnFile(
        `<import name="other" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
        <decision id="d" name="sum"><variable name="sum"/>
          <informationRequirement><requiredDecision href="${namespace}#b"/></informationRequirement>
          <literalExpression><text>other.base + 1</text></literalExpression></decision>`,
        'urn:importing',
      )
    expect(await decide(at('good.dmn', importing('urn:base')))).toMatchObject({ code: 0, out: '21\n' })
    expect(await decide(at('bad.dmn', importing('urn:nowhere')))).toMatchObject({
      code: 1,
      err: expect.stringContaining('urn:nowhere'),
    })
  })
})

describe('explaining', () => {
  const old = given({ found: true, oldestAgeDays: 45, refundAmount: 80 })

  test.each([
    [
      'en',
      'Rule 2 of “Return judgement” matched: Oldest line, days is 45 (more than 30). ',
      /Oldest line, days +45 +> 30/,
    ],
    ['zh-CN', '“退货判定”的规则 2 命中：最早购买天数为 45（大于 30）。', /最早购买天数 +45 +> 30/],
  ])('says in %s which rule decided, on which values', async (language, sentence, row) => {
    const { code, out } = await decide(pack, ...old, '--explain', '--lang', language)
    expect(code).toBe(0)
    expect(out).toContain(sentence)
    expect(out).toMatch(row)
  })

  test('is data for programs', async () => {
    const { out } = await decide(pack, ...old, '--explain', '--json')
    expect(JSON.parse(out)).toMatchObject({
      value: { outcome: 'person', reason: 'tooOld' },
      explanation: {
        sentence: expect.stringMatching(/^Rule 2 of /),
        trace: [{ hitPolicy: 'FIRST', matched: [{ index: 2, id: 'rule-too-old' }] }],
      },
    })
  })

  test('shows the first of many rules, and says that there are more', async () => {
    const rules: Rule[] = Array.from({ length: 9 }, (_, index) => [`> ${index}`, String(index)])
    const { out } = await decide(file('many.dmn', tableOf('COLLECT', rules)), ...given({ n: 100 }), '--explain')
    expect(out).toContain('Rule 5')
    expect(out).toContain('… and 4 more rules')
  })
})

describe('checking', () => {
  const check = async (hitPolicy: string, rules: readonly Rule[]) => {
    const path = file('checked.dmn', tableOf(hitPolicy, rules))
    const { code, out } = await decide(path, '--check', '--json')
    const { tables } = JSON.parse(out)
    return { code, findings: tables[0].findings, text: (await decide(path, '--check')).out }
  }

  test('a gap is a remark with an example', async () => {
    const { code, findings, text } = await check('UNIQUE', [
      ['< 5', '1'],
      ['> 5', '2'],
    ])
    expect(code).toBe(0)
    expect(findings).toEqual([
      { kind: 'gap', mustMend: false, rules: [], text: 'No rule matches n: 5.', example: { n: 5 } },
    ])
    expect(text).toContain('! No rule matches n: 5.\n    for example {"n":5}')
    expect(text).toMatch(/\n0 to mend, 1 to consider\n$/)
  })

  test('a rule that never fires must be mended', async () => {
    const { code, findings, text } = await check('FIRST', [
      ['-', '1'],
      ['> 5', '2'],
    ])
    expect(code).toBe(1)
    expect(findings[0]).toMatchObject({ kind: 'neverFires', mustMend: true, rules: [2, 1], example: { n: 6 } })
    expect(text).toContain('✗ Rule 2 never fires. Whatever matches it is taken by rule 1.')
  })

  test.each([
    ['UNIQUE', 1, 'hit policy UNIQUE forbids it'],
    ['ANY', 1, 'hit policy ANY forbids it'],
    ['FIRST', 0, 'rule 1 decides'],
    ['COLLECT', 0, 'both count'],
  ])('what an overlap means under %s', async (hitPolicy, code, words) => {
    const checked = await check(hitPolicy, [
      ['<= 5', '1'],
      ['>= 5', '2'],
    ])
    expect(checked.code).toBe(code)
    expect(checked.text).toContain(`Rules 1 and 2 can match together: ${words}`)
    expect(checked.findings).toContainEqual(expect.objectContaining({ kind: 'overlap', example: { n: 5 } }))
  })

  test('the table of a knowledge model is checked too', async () => {
    const table = /<decisionTable.*<\/decisionTable>/s.exec(tableOf('UNIQUE', [['> 5', '1']]))?.[0] ?? ''
    const path = file(
      'knowledge.dmn',
      dmnFile(`<businessKnowledgeModel id="k" name="fee"><variable name="fee"/><encapsulatedLogic>
        <formalParameter name="n" typeRef="number"/>${table}</encapsulatedLogic></businessKnowledgeModel>`),
    )
    const { out } = await decide(path, '--check')
    expect(out).toContain('fee (1 rule, UNIQUE)\n  ! No rule matches n: <= 5.')
  })

  test('permitted overlaps do not bury the rest', async () => {
    const rules: Rule[] = Array.from({ length: 9 }, (_, index) => [`> ${index}`, String(index)])
    const { findings, text } = await check('COLLECT', rules)
    expect(findings.filter(({ kind }: { kind: string }) => kind === 'overlap')).toHaveLength(36)
    expect(text).toContain('… and 31 more; --json has all.')
  })

  test('a cell that depends on another input is left out, and named', async () => {
    const { text } = await check('FIRST', [['> today().day', '1']])
    expect(text).toContain('– Rule 1, n: “> today().day” depends on more than its input')
  })

  test('a table without gaps and overlaps is praised; other decisions are none of its business', async () => {
    const { code, text } = await check('UNIQUE', [
      ['< 5', '1'],
      ['>= 5', '2'],
    ])
    expect(code).toBe(0)
    expect(text).toContain('✓ Every input matches exactly one rule.')
    expect((await decide(two, '--check')).out).toContain('no decision table')
  })

  test("the pack's own rules are in order", async () => {
    expect((await decide(pack, '--check', '--lang', 'zh')).code).toBe(0)
  })
})

describe('what cannot be used', () => {
  test('a cell that is not FEEL is told by file, line, rule and column, by both ways of asking', async () => {
    const path = file('typo.dmn', tableOf('FIRST', [['> > 5', '1']]))
    const checked = await decide(path, '--check')
    expect(checked).toMatchObject({ code: 1, err: '' })
    expect(checked.out).toMatch(/typo\.dmn:\d+:\d+: .*rule 1, column “n”/)
    const decided = await decide(path, '--json')
    expect(decided).toMatchObject({ code: 1, err: checked.out })
    expect(JSON.parse(decided.out)).toMatchObject({
      error: { code: 'dmn.model-refused', problems: [{ code: 'dmn.feel', cell: { rule: 1, column: 'n' } }] },
    })
  })

  test.each([
    ['no XML', 'PK\u0003\u0004 zipped'],
    ['an empty file', ''],
    ['XML that is not DMN', '<bpmn xmlns="urn:bpmn"/>'],
    ['a document that ends early', dmnFile('').slice(0, -5)],
    ['entities that grow', `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(99)}"><!ENTITY c "&b;&b;&b;&b;">]>${dmnFile('&c;')}`],
    [
      'a file outside',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${dmnFile('<description>&b;</description>')}`,
    ],
    ['elements without end', `${dmnFile('').replace('</definitions>', '')}${'<a>'.repeat(100_000)}`],
    ['a huge expression', tableOf('FIRST', [['('.repeat(200_000), '1']])],
  ])('%s ends in a sentence', async (_, content) => {
    const { code, out, err } = await decide(file('hostile.dmn', content))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('hostile.dmn')
    expect(err).not.toContain('should not')
    expect(err).not.toContain('root:')
    expect(err.length).toBeLessThan(1_000)
  })

  test.skipIf(!existsSync('/dev/zero'))('a file without end', async () => {
    expect(await decide('/dev/zero')).toMatchObject({ code: 1, err: expect.stringContaining('too large') })
  })

  test('a missing file and a folder', async () => {
    expect(await decide(join(folder, 'none.dmn'))).toMatchObject({ code: 1, err: expect.stringContaining('none.dmn') })
    expect(await decide(folder)).toMatchObject({ code: 1, err: expect.stringContaining('folder') })
  })

  test.each([
    [[two], 'usage.which-decision', 'Doubled'],
    [[two, '--decision', 'Trebled'], 'usage.unknown-decision', 'Day'],
    [[two, '--decision', 'toString'], 'usage.unknown-decision', 'Day'],
    [[two, '--check', '--input', '{}'], 'usage.check-decides-nothing', '--input'],
    [[pack, '--input', 'found=true'], 'rules.not-json', '--input'],
  ])('%j is wrong usage', async (args, errorCode, named) => {
    const { code, out, err } = await decide(...args, '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ error: { code: errorCode } })
    expect(err).toContain(named)
  })
})
