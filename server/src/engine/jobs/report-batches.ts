import type { JobReport } from './job-report.ts'

/**
 * Sends reports together: those that come while others are under way go with the next round, so that many handlers cost few
 * transactions. Each is answered when its round has committed.
 */
export class ReportBatches {
  readonly #send: (reports: readonly JobReport[]) => Promise<unknown>
  #gathered: JobReport[] = []
  #next: Promise<void> = Promise.resolve()

  constructor(send: (reports: readonly JobReport[]) => Promise<unknown>) {
    this.#send = send
  }

  report(report: JobReport): Promise<void> {
    this.#gathered.push(report)
    if (this.#gathered.length === 1) {
      const round = async () => {
        const reports = this.#gathered
        this.#gathered = []
        await this.#send(reports)
      }
      this.#next = this.#next.then(round, round)
    }
    return this.#next
  }
}
