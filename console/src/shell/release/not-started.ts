/** Nothing of the console is there yet, its texts neither: in both languages, since whichever was wanted did not come. */
export function tellNotStarted(place: HTMLElement): void {
  const words = document.createElement('p')
  words.textContent =
    '页面未能打开，请检查网络后重试。 · The page could not be opened. Check the network and try again.'
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '重新加载 · Reload'
  button.addEventListener('click', () => location.reload())
  const notice = document.createElement('div')
  notice.setAttribute('role', 'alert')
  notice.className = 'not-started'
  notice.append(words, button)
  place.replaceChildren(notice)
}
