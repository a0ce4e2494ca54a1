import type { Cursor } from './cursor.ts'
import { DECLARED_NAME, normalizedName } from './names.ts'
import { takeType } from './parse-type.ts'
import type { Parsing } from './parsing.ts'
import type { Binding, Node, Parameter } from './syntax.ts'

const MAX_VARIABLES = 200

/** What starts with a keyword: constants, if, for, some, every, function. null where no such keyword is here. */
export function parseControl(parser: Parsing): Node | null {
  const { cursor } = parser
  cursor.skipBlank()
  const from = cursor.position
  const constant = (value: boolean | null): Node => ({ type: 'literal', value, from, to: cursor.position })
  if (cursor.takeKeyword('true')) return constant(true)
  if (cursor.takeKeyword('false')) return constant(false)
  if (cursor.takeKeyword('null')) return constant(null)
  if (cursor.takeKeyword('if')) return conditional(parser, from)
  if (cursor.takeKeyword('for')) return iteration(parser, from)
  if (cursor.takeKeyword('some')) return quantified(parser, from, false)
  if (cursor.takeKeyword('every')) return quantified(parser, from, true)
  if (cursor.takeKeyword('function')) return definition(parser, from)
  return null
}

function conditional(parser: Parsing, from: number): Node {
  const condition = parser.expression()
  parser.cursor.expectKeyword('then')
  const yes = parser.expression()
  parser.cursor.expectKeyword('else')
  const no = parser.expression()
  return { type: 'if', condition, yes, no, from, to: no.to }
}

function iteration(parser: Parsing, from: number): Node {
  return parser.within([], () => {
    const bindings = readBindings(parser)
    parser.cursor.expectKeyword('return')
    parser.declare('partial')
    const body = parser.expression()
    return { type: 'for', bindings, body, from, to: body.to }
  })
}

function quantified(parser: Parsing, from: number, every: boolean): Node {
  return parser.within([], () => {
    const bindings = readBindings(parser)
    parser.cursor.expectKeyword('satisfies')
    const body = parser.expression()
    return { type: 'quantified', every, bindings, body, from, to: body.to }
  })
}

/** Each variable is in scope for the domains after it. */
function readBindings(parser: Parsing): readonly Binding[] {
  const { cursor } = parser
  const bindings: Binding[] = []
  do {
    const name = cursor.takeWords(true) ?? cursor.failExpected({ en: 'the name of a variable', 'zh-CN': '变量名称' })
    cursor.expectKeyword('in')
    const domain = parser.expression()
    const end = cursor.takeSymbol('..') ? parser.expression() : null
    bindings.push({ name, domain, end })
    boundCount(cursor, bindings)
    parser.declare(name)
  } while (cursor.takeSymbol(','))
  return bindings
}

/** Each variable is one more frame to look through: far more than a person writes are refused. */
function boundCount(cursor: Cursor, variables: readonly unknown[]): void {
  if (variables.length <= MAX_VARIABLES) return
  cursor.fail('feel.too-many', {
    en: `More than ${MAX_VARIABLES} variables are declared at once.`,
    'zh-CN': `一次声明的变量超过 ${MAX_VARIABLES} 个。`,
  })
}

function definition(parser: Parsing, from: number): Node {
  const { cursor } = parser
  cursor.expectSymbol('(')
  const parameters: Parameter[] = []
  if (!cursor.at(')')) {
    do {
      parameters.push(readParameter(parser))
      boundCount(cursor, parameters)
    } while (cursor.takeSymbol(','))
  }
  cursor.expectSymbol(')')
  const external = cursor.takeKeyword('external')
  const names = parameters.map(({ name }) => name)
  const body = parser.within(names, () => parser.expression())
  return { type: 'function', parameters, body, external, from, to: body.to }
}

function readParameter(parser: Parsing): Parameter {
  const { cursor } = parser
  const name = cursor.take(DECLARED_NAME) ?? cursor.failExpected({ en: 'the name of a parameter', 'zh-CN': '参数名称' })
  const type = cursor.takeSymbol(':') ? takeType(cursor, parser.options.typeNamed) : null
  return { name: normalizedName(name), type }
}
