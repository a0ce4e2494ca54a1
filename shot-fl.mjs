import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const [,, role='manager', lang='zh-CN', width='1440', scheme='light', ...paths] = process.argv
const rows = readFileSync('/tmp/fl-data/demo/accounts.csv','utf8').trim().split('\n').map(l=>l.split(','))
const acc = rows.find(r=>r[3]===role)
const base='http://127.0.0.1:4330'
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking']})
const c = await b.newContext({locale:lang,colorScheme:scheme,viewport:{width:+width,height:+width<500?844:900}})
const p = await c.newPage()
p.on('pageerror',e=>console.log('PAGEERROR',e.message.slice(0,300)))
p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text().slice(0,300))})
await p.goto(base+'/sign-in')
await p.locator('input[type=email], #email').first().fill(acc[0])
await p.locator('#password').fill(acc[1])
await p.keyboard.press('Enter')
await p.waitForURL(u=>!u.pathname.includes('sign-in'))
for (const spec of paths) {
  const [path, act] = spec.split('::')
  const t=Date.now()
  await p.goto(base+path); await p.waitForTimeout(1800).catch(()=>{})
  if (act) { for (const step of act.split(';;')) { const [kind,...rest]=step.split('='); const arg=rest.join('=');
    if(kind==='click') await p.getByRole('button',{name:arg}).first().click()
    else if(kind==='key') await p.keyboard.press(arg)
    else if(kind==='type') await p.keyboard.type(arg)
    else if(kind==='text') await p.getByText(arg).first().click()
    await p.waitForTimeout(700)} }
  await p.waitForTimeout(300)
  const name=`/tmp/fl-shots/${role}-${lang}-${width}-${scheme}-${path.replace(/[^a-z0-9]/gi,'_')}${act?'-act':''}.png`
  await p.screenshot({path:name})
  console.log(name, Date.now()-t,'ms')
}
await b.close()
