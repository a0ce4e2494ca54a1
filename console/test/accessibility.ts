import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What keeps its place on the screen covers a part of whatever is scrolled below it, which axe takes for a target that is too
 * small: it stands where the page has it meanwhile.
 *
 * Only what is wrong crosses over from the page, and as one text: all that axe looks at, value by value, took a third of the
 * time of a whole walk.
 */
const RUN = `(async () => {
  const pinned = [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).position === 'sticky')
  for (const one of pinned) one.style.position = 'relative'
  const { violations } = await axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })})
  for (const one of pinned) one.style.position = ''
  return JSON.stringify(violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 300))))
})()`

/** What a machine sees that keeps people out of a page: serious and critical violations of WCAG 2.2 AA, with their elements. */
export async function barriersOn(page: Page): Promise<string[]> {
  for (const frame of page.frames())
    if (!(await frame.evaluate<boolean>("'axe' in window"))) await frame.evaluate(axe.source)
  return JSON.parse(await page.evaluate<string>(RUN))
}
