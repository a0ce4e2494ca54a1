import { describe, expect, test } from 'vitest'
import {
  decideJson,
  decision,
  inputData,
  literal,
  modelXml,
  requiresDecision,
  requiresInput,
  requiresKnowledge,
} from '../../test/model-xml.ts'
import { modelOf } from '../../test/table-xml.ts'
import { readDecisionModel } from '../read-decision-model.ts'

const decide = (content: string, name: string, input = {}) => decideJson(modelOf(modelXml(content)), name, input)

const knowledge = (name: string, parameters: string, body: string, requires = '', typeRef = 'Any') =>
  `<businessKnowledgeModel id="_${name}" name="${name}"><variable name="${name}" typeRef="${typeRef}"/>
    <encapsulatedLogic>${parameters}${body}</encapsulatedLogic>${requires}</businessKnowledgeModel>`
const parameter = (name: string, typeRef = 'Any') => `<formalParameter name="${name}" typeRef="${typeRef}"/>`

const service = (name: string, parts: string, typeRef = 'Any') =>
  `<decisionService id="_${name}" name="${name}"><variable name="${name}" typeRef="${typeRef}"/>${parts}</decisionService>`

describe('decisions', () => {
  test('see what they require and nothing else', () => {
    const content =
      inputData('a') +
      inputData('b') +
      decision('twice a', literal('a * 2'), requiresInput('#_a')) +
      decision('sum', literal('twice a + (if a = null then 1 else 100)'), requiresDecision('#_twice a'))
    expect(decide(content, 'sum', { a: 3, b: 4 }).value).toBe(7)
  })

  test('what two branches require is decided once', () => {
    const chain = Array.from({ length: 40 }, (_, level) => {
      const below = level === 0 ? '1' : `d${level - 1} + d${level - 1}`
      const requires = level === 0 ? '' : requiresDecision(`#_d${level - 1}`) + requiresDecision(`#_d${level - 1}`)
      return decision(`d${level}`, literal(below), requires)
    })
    expect(decide(chain.join(''), 'd39').value).toBe(2 ** 39)
  })

  test('in a document without input data a decision sees what the caller gave', () => {
    expect(decide(decision('d', literal('age + 1')), 'd', { age: 4 }).value).toBe(5)
  })

  test('without logic a decision is null and says so', () => {
    expect(decide(decision('d', ''), 'd')).toEqual({ value: null, warnings: ['dmn.no-logic'] })
  })

  test('are the same by name however many spaces stand between its words', () => {
    const content =
      inputData('unit   price') + decision('d', literal('unit price + unit  price'), requiresInput('#_unit   price'))
    expect(decide(content, 'd', { 'unit price': 4 }).value).toBe(8)
  })

  test('are found by name or id', () => {
    expect(decide(decision('d', literal('1')), '_d').value).toBe(1)
    expect(() => decide(decision('d', literal('1')), 'e')).toThrow('expected a decision of model “test” (d), got “e”')
  })

  test('that require one another are refused', () => {
    const circle =
      decision('a', literal('b'), requiresDecision('#_b')) + decision('b', literal('a'), requiresDecision('#_a'))
    const model = readDecisionModel(modelXml(circle))
    expect(model.ok).toBe(false)
    expect(!model.ok && model.refusal.problems.map(({ sentence }) => sentence.en)).toEqual([
      '“a”: requires itself: a → b → a (line 1).',
    ])
    const tolerated = readDecisionModel(modelXml(circle), { brokenExpressions: 'null' })
    expect(tolerated.ok && decideJson(tolerated.value, 'a').value).toBe(null)
  })
})

test('a chain of requirements that would exhaust the stack is refused, however long it is', () => {
  const chain = Array.from({ length: 2_000 }, (_, level) =>
    decision(`d${level}`, literal('1'), level === 0 ? '' : requiresDecision(`#_d${level - 1}`)),
  )
  const model = readDecisionModel(modelXml(chain.reverse().join('')))
  expect(!model.ok && model.refusal.problems[0]?.code).toBe('dmn.too-deep')
})

describe('knowledge models', () => {
  test('may call those they require, and themselves', () => {
    const content =
      knowledge('factorial', parameter('n', 'number'), literal('if n <= 1 then 1 else n * factorial(n - 1)')) +
      knowledge('twice factorial', parameter('n'), literal('2 * factorial(n)'), requiresKnowledge('#_factorial')) +
      decision('d', literal('twice factorial(5)'), requiresKnowledge('#_twice factorial'))
    expect(decide(content, 'd').value).toBe(240)
  })

  test('endless recursion ends with a warning', () => {
    const content =
      knowledge('forever', parameter('n'), literal('forever(n + 1)')) +
      decision('d', literal('forever(1)'), requiresKnowledge('#_forever'))
    const { value, warnings } = decide(content, 'd')
    expect(value).toBe(null)
    expect(warnings.length).toBeGreaterThan(0)
  })

  test('bring their result to the type of their variable', () => {
    const content =
      knowledge('f', '', literal('"x"'), '', 'number') + decision('d', literal('f()'), requiresKnowledge('#_f'))
    expect(decide(content, 'd')).toEqual({ value: null, warnings: ['dmn.type-mismatch'] })
  })

  test('are functions of the type that their parameters and their variable state', () => {
    const ask = (type: string) =>
      knowledge('f', parameter('n', 'number'), literal('n'), '', 'number') +
      decision('d', literal(`f instance of ${type}`), requiresKnowledge('#_f'))
    expect(decide(ask('function<number> -> number'), 'd').value).toBe(true)
    expect(decide(ask('function<number> -> string'), 'd').value).toBe(false)
  })

  test('can be evaluated directly, by parameter name', () => {
    expect(decide(knowledge('f', parameter('a') + parameter('b'), literal('a - b')), 'f', { b: 1, a: 5 }).value).toBe(4)
  })
})

describe('decision services', () => {
  const parts =
    inputData('rate', 'number') +
    inputData('amount', 'number') +
    decision('base', literal('amount + 1'), requiresInput('#_amount')) +
    decision('fee', literal('base * rate'), requiresDecision('#_base') + requiresInput('#_rate')) +
    decision('label', literal('"fee " + string(fee)'), requiresDecision('#_fee'))
  const pricing = service(
    'pricing',
    '<outputDecision href="#_fee"/><inputDecision href="#_base"/><inputData href="#_rate"/>',
  )
  const both = service(
    'both',
    '<outputDecision href="#_fee"/><outputDecision href="#_label"/><encapsulatedDecision href="#_base"/><inputData href="#_rate"/><inputData href="#_amount"/>',
  )

  test('take input data before input decisions, and decide nothing that is given', () => {
    const content = parts + pricing + decision('d', literal('pricing(3, 10)'), requiresKnowledge('#_pricing'))
    expect(decide(content, 'd').value).toBe(30)
    expect(decide(content, 'pricing', { base: 2, rate: 5, amount: 99 }).value).toBe(10)
  })

  test('with several outputs answer a context', () => {
    expect(decide(parts + both, 'both', { rate: 2, amount: 4 }).value).toEqual({ fee: 10, label: 'fee 10' })
  })

  test('refuse arguments of another type', () => {
    const content = parts + pricing + decision('d', literal('pricing("x", 10)'), requiresKnowledge('#_pricing'))
    const { value, warnings } = decide(content, 'd')
    expect({ value, warned: warnings.length > 0 }).toEqual({ value: null, warned: true })
  })
})

const importingOnly = (namespace: string, imported: string) =>
  modelXml(
    `<import name="other" namespace="${imported}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`,
    namespace,
  )

describe('imports', () => {
  const shared = modelXml(
    '<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemDefinition>' +
      inputData('age', 'tAge') +
      decision('next age', literal('age + 1'), requiresInput('#_age')) +
      knowledge('double', parameter('n', 'tAge'), literal('n * 2')),
    'urn:shared',
  )
  const importing = (name: string, content: string) => {
    const model = readDecisionModel(
      modelXml(
        `<import name="${name}" namespace="urn:shared" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>${content}`,
      ),
      { imports: ({ namespace }) => (namespace === 'urn:shared' ? shared : undefined) },
    )
    if (!model.ok) throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join('\n'))
    return model.value
  }
  const requires = requiresDecision('urn:shared#_next age') + requiresKnowledge('urn:shared#_double')

  test('give decisions, functions and types under the import name', () => {
    const model = importing('lib', decision('d', literal('lib.double(lib.next age)'), requires, 'lib.tAge'))
    expect(decideJson(model, 'd', { age: 4 }).value).toBe(10)
    expect(decideJson(model, 'd', { '{urn:shared}age': 5 }).value).toBe(12)
  })

  test('without a name give them as they are', () => {
    const model = importing('', decision('d', literal('double(next age)'), requires, 'tAge'))
    expect(decideJson(model, 'd', { age: 4 }).value).toBe(10)
  })

  test('are parameters of a decision service by their qualified names', () => {
    const parts =
      service('serve', '<outputDecision href="#_twice"/><inputData href="urn:shared#_age"/>') +
      decision('twice', literal('lib.age * 2'), requiresInput('urn:shared#_age')) +
      decision('named', literal('serve(lib.age: 4)'), requiresKnowledge('#_serve')) +
      decision('positional', literal('serve(5)'), requiresKnowledge('#_serve'))
    const model = importing('lib', parts)
    expect(decideJson(model, 'named').value).toBe(8)
    expect(decideJson(model, 'positional').value).toBe(10)
    for (const name of ['age', 'lib.age', '{urn:shared}age']) {
      expect(decideJson(model, 'serve', { [name]: 6 }).value).toBe(12)
    }
  })

  test('that lead back, or are not given, are refused', () => {
    const circle = readDecisionModel(importingOnly('urn:a', 'urn:b'), {
      imports: () => importingOnly('urn:b', 'urn:a'),
    })
    expect(!circle.ok && circle.refusal.problems.map(({ code }) => code)).toEqual(['dmn.import-cycle'])
    const missing = readDecisionModel(importingOnly('urn:a', 'urn:b'))
    expect(!missing.ok && missing.refusal.problems.map(({ code }) => code)).toEqual(['dmn.unknown-import'])
  })
})
