import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Only what is wrong crosses over from the page, and as one text: all that axe looks at, value by value, took a third of the
 * time of a whole walk.
 */
const RUN = `axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })}).then(({ violations }) =>
  JSON.stringify(violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 300)))))`

/** What a machine sees that keeps people out of a page: serious and critical violations of WCAG 2.2 AA, with their elements. */
export async function barriersOn(page: Page): Promise<string[]> {
  for (const frame of page.frames())
    if (!(await frame.evaluate<boolean>("'axe' in window"))) await frame.evaluate(axe.source)
  return JSON.parse(await page.evaluate<string>(RUN))
}
