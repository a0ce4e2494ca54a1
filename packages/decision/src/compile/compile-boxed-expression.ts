import { compileConditional } from '../boxed/conditional.ts'
import { compileContext } from '../boxed/context.ts'
import { compileFilter } from '../boxed/filter.ts'
import { compileFunction } from '../boxed/function.ts'
import { compileInvocation } from '../boxed/invocation.ts'
import { compileIterator } from '../boxed/iterator.ts'
import { compileList } from '../boxed/list.ts'
import { compileLiteral } from '../boxed/literal.ts'
import { compileRelation } from '../boxed/relation.ts'
import type { BoxedExpression } from '../model/boxed-expression.ts'
import { compileTable } from '../table/compile-table.ts'
import { coercionTo } from '../types/coercion.ts'
import type { Compiled, CompileScope } from './compile-scope.ts'

function compileKind(expression: BoxedExpression, scope: CompileScope): Compiled {
  switch (expression.kind) {
    case 'literal':
      return compileLiteral(expression, scope)
    case 'context':
      return compileContext(expression, scope)
    case 'list':
      return compileList(expression, scope)
    case 'relation':
      return compileRelation(expression, scope)
    case 'invocation':
      return compileInvocation(expression, scope)
    case 'function':
      return compileFunction(expression, scope)
    case 'conditional':
      return compileConditional(expression, scope)
    case 'filter':
      return compileFilter(expression, scope)
    case 'for':
    case 'some':
    case 'every':
      return compileIterator(expression, scope)
    case 'table':
      return compileTable(expression, scope)
  }
}

/** Compiles an expression of any form; a stated type is applied to its result. */
export function compileBoxedExpression(expression: BoxedExpression, scope: CompileScope): Compiled {
  const compiled = compileKind(expression, scope)
  const type = scope.type(expression.typeRef, expression.position)
  const coerce = coercionTo(type, expression.label ?? scope.owner.name)
  if (coerce === undefined) return compiled
  return (values, run) => coerce(compiled(values, run), run.evaluation)
}
