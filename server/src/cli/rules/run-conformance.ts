import { type Context, type Report } from '../frame/index.ts'
import { findKitFiles } from './kit-files.ts'
import { type KitFailure, runKitFile } from './run-kit-file.ts'

type ConformanceCommand = Context & { readonly arguments: { readonly folder: string } }

/** Runs every case below a folder. What is counted is result nodes: a case may expect several. */
export async function runConformance(context: ConformanceCommand): Promise<Report> {
  const files = await findKitFiles(context.arguments.folder)
  const failures: KitFailure[] = []
  const cases = { passed: 0, failed: 0, total: 0 }
  let passed = 0
  const meter = context.progress({ en: 'files', 'zh-CN': '文件' }, files.length)
  try {
    for (const file of files) {
      context.signal.throwIfAborted()
      const outcome = await runKitFile(file)
      failures.push(...outcome.failures)
      passed += outcome.passed
      cases.total += outcome.cases
      cases.failed += new Set(outcome.failures.map((failure) => failure.case)).size
      meter.add(1)
    }
  } finally {
    meter.end()
  }
  cases.passed = cases.total - cases.failed
  const failed = failures.length
  return {
    document: { passed, failed, total: passed + failed, cases, failures },
    lines: [...failures.flatMap(failureLines), `${passed} passed, ${failed} failed`],
    failed: failed > 0,
  }
}

function failureLines({ folder, file, case: id, result, expected, got, warnings }: KitFailure): string[] {
  const place = [`${folder === '' ? '' : `${folder}/`}${file}`, id, result].filter((part) => part !== '').join(' ')
  return [`✗ ${place}: expected ${expected}, got ${got}`, ...warnings.map((warning) => `    ${warning}`)]
}
