import type { Context, Report } from '../frame/index.ts'
import { examineAttachments } from './attachments.ts'
import { examineDatabase } from './database.ts'
import { type Examination, type Finding, fail } from './finding.ts'
import { examineBundledPostgres, examineConsole, examineLibraries } from './installation.ts'
import { examineMemory, examineNode, examineNpm } from './machine.ts'
import { examineDataDir } from './storage.ts'
import { examineHolidays, examinePort } from './surroundings.ts'

const examinations: readonly Examination[] = [
  examineNode,
  examineNpm,
  examineMemory,
  examineLibraries,
  examineBundledPostgres,
  examineConsole,
  examineDataDir,
  examineDatabase,
  examineAttachments,
  examinePort,
  examineHolidays,
]

type DoctorContext = Pick<Context, 'root' | 'dataDir' | 'env' | 'signal' | 'in'> & {
  readonly options: { readonly port: number }
}

const marks = { ok: '✓', warn: '!', fail: '✗' } as const

/** Looks at everything that has to be right before a start, and says what to mend. */
export async function examine(context: DoctorContext): Promise<Report> {
  const patient = { ...context, port: context.options.port }
  const findings: Finding[] = []
  for (const examination of examinations) {
    context.signal.throwIfAborted()
    findings.push(...(await examination(patient).catch(broken)))
  }
  const width = Math.max(...findings.map(({ check }) => check.length))
  return {
    document: findings.map(({ check, status, says, mend }) => ({
      check,
      status,
      says: context.in(says),
      ...(mend ? { mend: context.in(mend) } : {}),
    })),
    lines: findings.flatMap(({ check, status, says, mend }) => [
      `${marks[status]} ${check.padEnd(width)}  ${context.in(says)}`,
      ...(mend ? [`  ${' '.repeat(width)}  → ${context.in(mend)}`] : []),
    ]),
    failed: findings.some(({ status }) => status === 'fail'),
  }
}

/** An examination that itself fails must not hide what the others found. */
const broken = (error: unknown): Finding[] => {
  const message = error instanceof Error ? error.message : String(error)
  return [
    fail(
      'doctor',
      { en: `An examination failed: ${message}`, 'zh-CN': `某项检查本身出错：${message}` },
      { en: 'Report it with what --verbose prints.', 'zh-CN': '请加上 --verbose 运行并反馈输出内容。' },
    ),
  ]
}
