import type { Result } from '@aftersale/kernel'
import type { JobRefusal, JobReport } from './job-report.ts'

type Answer = Result<null, JobRefusal>

/**
 * Sends reports together: those that come while others are under way go with the next round, so that many handlers cost few
 * transactions. Each is answered when its round has committed.
 */
export class ReportBatches {
  readonly #send: (reports: readonly JobReport[]) => Promise<readonly Answer[]>
  #gathered: JobReport[] = []
  #next: Promise<ReadonlyMap<JobReport, Answer>> = Promise.resolve(new Map())

  constructor(send: (reports: readonly JobReport[]) => Promise<readonly Answer[]>) {
    this.#send = send
  }

  async report(report: JobReport): Promise<Answer> {
    this.#gathered.push(report)
    if (this.#gathered.length === 1) {
      const round = () => this.#round()
      this.#next = this.#next.then(round, round)
    }
    const answer = (await this.#next).get(report)
    if (answer === undefined) throw new Error(`expected an answer for job ${report.jobId}, got none`)
    return answer
  }

  async #round(): Promise<ReadonlyMap<JobReport, Answer>> {
    const reports = this.#gathered
    this.#gathered = []
    const answers = new Map<JobReport, Answer>()
    for (const [position, answer] of (await this.#send(reports)).entries()) {
      const report = reports[position]
      if (report !== undefined) answers.set(report, answer)
    }
    return answers
  }
}
