import { createEvaluation, type FeelValue } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import type { ApprovalPolicy } from '../settings.ts'
import { compileFeel, readAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import type { Problems } from './problems.ts'
import { extension, type Source, text } from './source.ts'

const POLICIES = ['any', 'all', 'ordered', 'ratio'] as const
const APPROVES = { en: 'approving value', zh: '同意的取值' }

/** How several approvers decide (`aftersale:approval`); null: whoever does the task. */
export function readApproval(source: Source, drawing: Drawing): ApprovalPolicy | null {
  const { problems } = drawing
  const settings = extension(source, 'aftersale:Approval')
  if (settings === null) return null
  const kind = POLICIES.find((policy) => policy === text(settings, 'policy'))
  const approvers = text(settings, 'approvers')
  if (kind === undefined || approvers === null) {
    problems.add(
      source,
      'process.approval-incomplete',
      `Its approval needs the approvers and a policy: ${POLICIES.join(', ')}.`,
      `它的审批需要审批人和策略：${POLICIES.join('、')}。`,
    )
  }
  return {
    kind: kind ?? 'any',
    ratio: readRatio(settings, source, kind === 'ratio', problems),
    approvers: readAttribute(approvers ?? '', source, { en: 'approvers', zh: '审批人' }, drawing),
    variable: text(settings, 'variable') ?? 'decision',
    approves: readConstant(text(settings, 'approves') ?? 'approve', source, drawing),
  }
}

function readRatio(settings: Source, owner: Source, isNeeded: boolean, problems: Problems): number | null {
  const written = text(settings, 'ratio')
  if (!isNeeded && written === null) return null
  const ratio = Number(written ?? 'none')
  if (isNeeded && ratio > 0 && ratio <= 1) return ratio
  problems.add(
    owner,
    'process.approval-ratio',
    'A share of approvers (above 0, up to 1) belongs to the policy “ratio”, and to no other.',
    '审批比例（大于 0、不超过 1）只用于策略“ratio”，且必须填写。',
  )
  return null
}

/** A value that stands in the model: text, or FEEL that needs no variables. */
function readConstant(written: string, owner: Source, drawing: Drawing): FeelValue {
  if (!/^\s*=/.test(written)) return written
  const expression = compileFeel(written, owner, APPROVES, drawing)
  if (expression.names.length === 0) return expression.evaluate({}, createEvaluation({ now: instantOf(0) }))
  drawing.problems.add(
    owner,
    'process.approval-not-constant',
    `Its approving value “${written}” depends on variables: write a constant.`,
    `它的同意取值“${written}”依赖变量：请写常量。`,
  )
  return null
}
