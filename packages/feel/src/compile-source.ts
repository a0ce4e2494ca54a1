import { accept, type Result } from '@aftersale/kernel'
import { builtInFunctions } from './built-in/index.ts'
import { Compiler } from './compile.ts'
import type { Evaluation } from './evaluation.ts'
import type { CompileOptions, Expression, FeelUnreadable, TestShape, UnaryTests } from './expression.ts'
import { stopped } from './guard.ts'
import type { Parser } from './parser.ts'
import { parsed, readSyntax } from './read-syntax.ts'
import type { TestList } from './syntax.ts'
import { anyOf, compileTest, noneOf, type Test } from './unary-tests.ts'
import type { FeelContext, FeelValue } from './value.ts'

/** Compiles a FEEL expression (DMN 1.5, chapter 10) to closures, or says where and why it cannot be read. */
export function compileExpression(source: string, options: CompileOptions = {}): Result<Expression, FeelUnreadable> {
  const syntax = readSyntax(source, options)
  if (!syntax.ok) return syntax
  const compiler = new Compiler(source, builtInFunctions)
  const code = compiler.code(syntax.value, null)
  const site = compiler.site({ from: 0, to: source.length })
  return accept({
    source,
    names: [...compiler.names],
    called: [...compiler.called],
    evaluate(context: FeelContext, evaluation: Evaluation): FeelValue {
      const { depth } = evaluation
      try {
        return code(context, null, evaluation)
      } catch (failure) {
        return stopped(failure, evaluation, depth, site)
      }
    },
  })
}

/** Compiles unary tests, the text of a decision table's input cell (DMN 1.5, grammar rules 15 to 17). Empty is `-`. */
export function compileUnaryTests(source: string, options: CompileOptions = {}): Result<UnaryTests, FeelUnreadable> {
  const syntax = parsed(source, options, readTests, ({ tests }) => tests)
  if (!syntax.ok) return syntax
  const compiler = new Compiler(source, builtInFunctions, options.constants)
  const { shapes, test } = compileTests(compiler, syntax.value)
  const site = compiler.site({ from: 0, to: source.length })
  return accept({
    source,
    names: [...compiler.names],
    shapes,
    test(input: FeelValue, context: FeelContext, evaluation: Evaluation): boolean | null {
      const { depth } = evaluation
      try {
        return test(input, context, evaluation)
      } catch (failure) {
        return stopped(failure, evaluation, depth, site)
      }
    },
  })
}

function readTests(parser: Parser): TestList {
  const { cursor } = parser
  if (cursor.atEnd()) return { any: true, negated: false, tests: [] }
  if (cursor.takeSymbol('-') && cursor.atEnd()) return { any: true, negated: false, tests: [] }
  cursor.position = 0
  if (cursor.takeKeyword('not') && cursor.takeSymbol('(')) {
    const tests = parser.tests()
    if (cursor.takeSymbol(')') && cursor.atEnd()) return { any: false, negated: true, tests }
  }
  cursor.position = 0
  return { any: false, negated: false, tests: parser.tests() }
}

function compileTests(compiler: Compiler, list: TestList): { shapes: readonly TestShape[]; test: Test } {
  if (list.any) return { shapes: [{ kind: 'any' }], test: () => true }
  const tests = list.tests.map((node) => compileTest(compiler, node))
  const shapes = tests.map(({ shape }) => shape)
  const alternatives = tests.map(({ test }) => test)
  return list.negated
    ? { shapes: [{ kind: 'not', tests: shapes }], test: noneOf(alternatives) }
    : { shapes, test: anyOf(alternatives) }
}
