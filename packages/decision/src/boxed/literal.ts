import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import type { LiteralExpression } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/xml-element.ts'

export function readLiteral(element: XmlElement, reader: ExpressionReader): LiteralExpression {
  const text = childOf(element, 'text')
  if (text === undefined) reader.report(element, { code: 'dmn.missing', what: 'text' })
  return {
    kind: 'literal',
    ...reader.base(element),
    text: text?.text ?? 'null',
    language: attributeOf(element, 'expressionLanguage'),
  }
}

const isFeel = (language: string | undefined) => language === undefined || /feel/i.test(language)

export function compileLiteral(literal: LiteralExpression, scope: CompileScope): Compiled {
  if (!isFeel(literal.language)) {
    scope.report(literal.position, { code: 'dmn.unknown-language', language: literal.language ?? '' })
    return () => null
  }
  const expression = scope.expression(literal)
  return (values, run) => expression.evaluate(values, run.evaluation)
}
