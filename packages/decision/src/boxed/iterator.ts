import type { FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope, Run } from '../compile/compile-scope.ts'
import type { BoxedExpression, BoxedIterator } from '../model/boxed-expression.ts'
import type { ExpressionReader } from '../read/expression-reader.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/xml-element.ts'
import { iterated, warnNotBoolean } from './iteration.ts'

export function readIterator(
  element: XmlElement,
  kind: BoxedIterator['kind'],
  reader: ExpressionReader,
): BoxedIterator {
  const body = kind === 'for' ? 'return' : 'satisfies'
  const variable = attributeOf(element, 'iteratorVariable')
  if (variable === undefined) reader.report(element, { code: 'dmn.missing', what: 'iteratorVariable' })
  return {
    kind,
    ...reader.base(element),
    variable: variable ?? 'item',
    in: reader.required(childOf(element, 'in'), element, 'in'),
    body: reader.required(childOf(element, body), element, body),
  }
}

function quantified(kind: 'some' | 'every', answers: readonly FeelValue[], run: Run): FeelValue {
  if (answers.some((answer) => answer !== null && typeof answer !== 'boolean')) return warnNotBoolean('satisfies', run)
  const deciding = kind === 'some'
  if (answers.includes(deciding)) return deciding
  return answers.includes(null) ? null : !deciding
}

/** Whether `..` stands between two expressions: not in a string, nor within brackets. */
function isSpan(text: string): boolean {
  let depth = 0
  for (const token of text.match(/"(?:[^"\\]|\\.)*"|\.\.|[[\](){}]/gsu) ?? []) {
    if (token === '..' && depth === 0) return true
    if (/^[[({]$/.test(token)) depth += 1
    else if (/^[\])}]$/.test(token)) depth -= 1
  }
  return false
}

/** `1..4` is no expression of FEEL but what its `for` may go through (grammar rule 63), so a box says it as such a `for`. */
function readIterated(source: BoxedExpression): BoxedExpression {
  if (source.kind !== 'literal' || !isSpan(source.text)) return source
  return { ...source, text: `for item in ${source.text} return item` }
}

/** `for`, `some` and `every` in boxes (DMN 1.5, 10.2.1.12); a `for` sees its results so far as `partial`. */
export function compileIterator(iterator: BoxedIterator, scope: CompileScope): Compiled {
  const { kind, variable } = iterator
  const source = scope.compile(readIterated(iterator.in), scope)
  const inner = scope.with(kind === 'for' ? [variable, 'partial'] : [variable])
  const body = inner.compile(iterator.body, inner)
  const wantsPartial = kind === 'for' && JSON.stringify(iterator.body).includes('partial')
  return (values, run) => {
    const list = iterated(source(values, run), run)
    if (list === undefined) return null
    const answers: FeelValue[] = []
    for (const item of list) {
      // A copy: the body may keep `partial`, and a list must not come to contain itself.
      const local = wantsPartial
        ? { ...values, partial: [...answers], [variable]: item }
        : { ...values, [variable]: item }
      answers.push(body(local, run))
    }
    return kind === 'for' ? answers : quantified(kind, answers, run)
  }
}
