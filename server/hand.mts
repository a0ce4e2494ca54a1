import { readFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { launchChromium } from './src/cli/screenshots/chromium.ts'
const at = 'http://127.0.0.1:4291'
const accounts = readFileSync('/tmp/demo30/demo/accounts.csv', 'utf8').trim().split('\n').slice(1).map((l) => l.split(','))
const browser = await launchChromium()
const shot = async (page: any, name: string) => { await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/hand/${name}.png` }); console.log('shot', name) }
const who = (role: string) => accounts.find((a) => a[3] === role)!
async function come(role: string, width: number, language: string) {
  const context = await browser.newContext({ locale: language, viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme: width < 500 ? 'dark' : 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const [email, password] = who(role)
  await signIn(page, email!, password!)
  return { context, page }
}
async function signIn(page: any, email: string, password: string) {
  if (!page.url().includes('sign-in')) await page.goto(`${at}/sign-in`)
  await page.locator('input[type=email], #email').first().fill(email)
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1500)
}
const step = process.argv[2]
console.log([...new Set(accounts.map((a) => a[3]))].join(' '))
if (step === 'agent') {
  for (const [width, language] of [[1440, 'en'], [390, 'zh-CN']] as const) {
    const { context, page } = await come('manager', width, language)
    const p = (n: string) => `agent-${language}-${n}`
    await page.goto(`${at}/tasks?queue=team`)
    await page.locator('[data-task]').first().waitFor()
    await shot(page, p('1-queue'))
    await page.locator('[data-task] a').first().click()
    await page.waitForTimeout(1500)
    await shot(page, p('2-case'))
    // claim, type
    const claim = page.getByRole('button', { name: /^(Claim|领取)$/ }).first()
    if (await claim.count()) { await claim.click(); await page.waitForTimeout(1000) }
    const reply = page.getByRole('textbox', { name: /Reply|回复客户/ }).first()
    await reply.fill(language === 'en' ? 'We are looking into your case right now.' : '您好，我们正在为您核实。')
    await context.setOffline(true)
    await shot(page, p('3-offline'))
    await reply.press('Control+Enter')
    await shot(page, p('4-sent-offline'))
    await context.setOffline(false)
    await shot(page, p('5-online'))
    // session ends
    await context.clearCookies()
    await reply.fill(language === 'en' ? 'Second words, typed before the session ended.' : '会话结束前输入的第二条。')
    await reply.press('Control+Enter')
    await shot(page, p('6-session-over'))
    console.log(page.url())
    const [email, password] = who('manager')
    await signIn(page, email!, password!)
    await shot(page, p('7-back'))
    console.log(page.url(), await page.getByRole('textbox', { name: /Reply|回复客户/ }).first().inputValue().catch(() => 'no box'))
    await context.close()
  }
}
if (step === 'gone') {
  const { page } = await come('manager', 1440, 'en')
  await page.goto(`${at}/tasks?queue=team`)
  await page.locator('[data-task] a').first().click()
  await page.waitForTimeout(1500)
  const reply = page.getByRole('textbox', { name: /Reply/ }).first()
  await reply.fill('Typed while the server was going down.')
  console.log('KILL NOW'); 
  const pid = Number(readFileSync('/tmp/hand/pid', 'utf8')); process.kill(pid, 'SIGKILL')
  await page.waitForTimeout(1000)
  await reply.press('Control+Enter')
  await shot(page, 'gone-1-sent')
  await page.getByRole('link', { name: 'Orders' }).click()
  await shot(page, 'gone-2-other-page')
  await page.waitForTimeout(3000)
  await shot(page, 'gone-3-later')
  spawn('bash', ['/tmp/hand/start.sh'], { detached: true, stdio: 'ignore' }).unref()
  for (let i = 0; i < 60; i++) { await page.waitForTimeout(1000); if ((await fetch(at).catch(() => null))?.ok) break }
  await page.waitForTimeout(3000)
  await shot(page, 'gone-4-back')
  await page.goBack()
  await page.waitForTimeout(2000)
  await shot(page, 'gone-5-case-again')
  console.log(await page.getByRole('textbox', { name: /Reply/ }).first().inputValue().catch(() => 'no box'))
}
if (step === 'portal') {
  const [, order, tail] = process.argv.slice(2)
  for (const [width, language] of [[390, 'zh-CN'], [1440, 'en']] as const) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 844 }, colorScheme: 'light' })
    const page = await context.newPage()
    const p = (n: string) => `portal-${language}-${n}`
    await page.goto(`${at}/portal`)
    await shot(page, p('1-door'))
    const boxes = page.locator('input')
    await boxes.nth(0).fill(order!)
    await boxes.nth(1).fill('0000')
    await page.keyboard.press('Enter')
    await shot(page, p('2-wrong'))
    await boxes.nth(1).fill(tail!)
    await context.setOffline(true)
    await page.keyboard.press('Enter')
    await shot(page, p('3-offline'))
    await context.setOffline(false)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(1500)
    await shot(page, p('4-order'))
    await context.close()
  }
}
await browser.close()
