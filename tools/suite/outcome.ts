/** What became of a check. */
export type Outcome = { readonly name: string; readonly seconds: number; readonly findings: readonly string[] }

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export function outcomeLines({ name, seconds, findings }: Outcome): string[] {
  const took = `${seconds.toFixed(1)} s`
  if (findings.length === 0) return [`✓ ${name}  ${took}`]
  return [`✗ ${name}  ${took}`, ...findings.flatMap((finding) => finding.split('\n')).map((line) => `    ${line}`)]
}

/** The last line: machines read it too, so it is the same in every language. */
export const summaryLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
