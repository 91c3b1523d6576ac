import { askConfirm } from './actions.js'
import { get, post } from './api.js'
import { el } from './dom.js'
import { greetingView } from './greeting.js'
import { icon } from './icons.js'
import { notice } from './notice.js'
import { on, state } from './state.js'
import { stepView } from './steps.js'
import { closeSettings, openSettings } from './view.js'
import { say } from './words.js'

/** A sign and a word, so that colour says nothing alone. */
function statusView(platform) {
  const [tone, sign, word] = platform.on
    ? ['success', 'check', 'platform-on']
    : platform.problem
      ? ['danger', 'stop', 'platform-problem']
      : ['off', 'off', 'platform-off']
  return el('span', { class: `tone ${tone}` }, icon(sign), say(word))
}

function fieldView(setting) {
  const id = `setting-${setting.name}`
  const input = el('input', {
    id,
    name: setting.name,
    type: setting.secret ? 'password' : 'text',
    value: setting.value ?? '',
    autocomplete: setting.secret ? 'new-password' : 'off',
    spellcheck: 'false',
    disabled: setting.fromEnvironment,
    'aria-describedby': `${id}-hint ${id}-error`,
  })
  const error = el('span', { id: `${id}-error`, class: 'field-error', hidden: true })
  const hint = setting.fromEnvironment
    ? say('from-environment', { name: setting.name })
    : setting.secret && setting.kept
      ? say('secret-kept')
      : ''
  const fail = (problem) => {
    error.hidden = !problem
    error.replaceChildren(...(problem ? [icon('alert'), problem] : []))
    input.setAttribute('aria-invalid', String(Boolean(problem)))
  }
  input.addEventListener('input', () => fail(null))
  const element = el(
    'div',
    { class: 'field' },
    el(
      'label',
      { for: id },
      setting.says,
      setting.required ? null : el('span', { class: 'muted' }, ` (${say('optional')})`),
    ),
    input,
    el('span', { id: `${id}-hint`, class: 'hint' }, hint),
    error,
  )
  return { setting, input, element, fail }
}

const checkView = (check) =>
  el(
    'li',
    { class: check.ok ? 'check-ok' : 'check-bad' },
    icon(check.ok ? 'check' : 'alert'),
    el(
      'div',
      {},
      el('p', {}, el('strong', {}, check.name), ` · ${say(check.ok ? 'check-ok' : 'check-bad')}`),
      el('p', { class: 'muted' }, check.found),
      check.mend ? el('p', {}, check.mend) : null,
    ),
  )

function checksView(checks, saved) {
  const bad = checks.filter((check) => !check.ok).length
  const what = bad > 0 ? (saved ? 'saved-bad' : 'checks-bad') : saved ? 'saved' : 'checks-good'
  const heading = say(what, { n: bad })
  return [
    notice(heading, bad > 0),
    checks.length > 0 ? el('ul', { class: 'checks' }, checks.map(checkView)) : null,
  ].filter(Boolean)
}

function platformView(platform, isOpen, refresh) {
  const path = `/web/platforms/${platform.platform}`
  const told = el('div', { class: 'told', role: 'status' })
  const fields = platform.settings.map(fieldView)
  const heading = el('h2', { id: `platform-${platform.platform}` }, platform.name)

  async function send(what, button) {
    const values = Object.fromEntries(
      fields.filter((one) => !one.setting.fromEnvironment).map((one) => [one.setting.name, one.input.value]),
    )
    for (const one of fields) one.fail(null)
    told.replaceChildren()
    button.disabled = true
    button.classList.add('busy')
    try {
      const answer = await post(`${path}/${what}`, { values })
      const results = checksView(answer.checks, what === 'save')
      if (answer.platform) refresh(answer.platform, results)
      else told.replaceChildren(...results)
    } catch (refused) {
      const at = fields.find((one) => one.setting.name === refused.field)
      if (at) {
        at.fail(refused.message)
        at.input.focus()
      } else told.replaceChildren(notice(refused.message, true))
    } finally {
      button.disabled = false
      button.classList.remove('busy')
    }
  }

  async function remove() {
    if (!(await askConfirm(say('remove-question', { name: platform.name }), say('remove-platform'), 'danger'))) return
    try {
      refresh((await post(`${path}/remove`, {})).platform, [notice(say('removed'))])
    } catch (refused) {
      told.replaceChildren(notice(refused.message, true))
    }
  }

  async function install() {
    try {
      location.assign((await post(`${path}/install`, {})).url)
    } catch (refused) {
      told.replaceChildren(notice(refused.message, true))
    }
  }

  const test = el('button', { type: 'button', class: 'button' }, say('test'))
  test.addEventListener('click', () => send('test', test))
  const save = el('button', { type: 'submit', class: 'button primary' }, say('save'))
  const stored = platform.settings.some((one) => one.kept && !one.fromEnvironment)
  const fixed = platform.settings.length > 0 && platform.settings.every((one) => one.fromEnvironment)
  const body = el(
    'div',
    { class: 'platform-body', id: `body-${platform.platform}`, hidden: !isOpen },
    platform.problem ? notice(platform.problem, true) : null,
    platform.fromEnvironment ? notice(say('environment-note')) : null,
    el('h3', {}, say('steps')),
    el('ol', { class: 'steps' }, platform.steps.map(stepView)),
    el('h3', {}, say('values')),
    el(
      'form',
      {
        novalidate: true,
        autocomplete: 'off',
        onsubmit: (event) => {
          event.preventDefault()
          send('save', save)
        },
      },
      fields.map((one) => one.element),
      el(
        'div',
        { class: 'actions' },
        test,
        fixed ? null : save,
        stored
          ? el('button', { type: 'button', class: 'button danger', onclick: remove }, say('remove-platform'))
          : null,
      ),
    ),
    told,
    platform.on
      ? [
          el('h3', {}, say('workspaces')),
          platform.workspaces.length > 0
            ? el(
                'ul',
                { class: 'workspaces' },
                platform.workspaces.map((one) => el('li', {}, one.name)),
              )
            : el('p', { class: 'muted' }, say('no-workspace')),
          platform.installs
            ? el(
                'button',
                { type: 'button', class: 'button', onclick: install },
                say('add-to', { name: platform.name }),
              )
            : null,
          greetingView(platform),
        ]
      : null,
  )
  const toggle = el(
    'button',
    {
      type: 'button',
      class: 'platform-head',
      'aria-expanded': String(isOpen),
      'aria-controls': body.id,
      onclick: () => openSettings(isOpen ? 'platforms' : `platforms/${platform.platform}`),
    },
    heading,
    statusView(platform),
    icon('chevron'),
  )
  return { element: el('section', { class: 'platform', 'aria-labelledby': heading.id }, toggle, body), told, toggle }
}

/** "Settings › Platforms", where an administrator connects Slack, Teams and Discord. */
export function createPlatforms(openMenu) {
  const menu = el(
    'button',
    { type: 'button', class: 'icon-button menu-button', 'aria-controls': 'sidebar', onclick: openMenu },
    icon('menu'),
  )
  const title = el('h1', { tabindex: -1 })
  const topic = el('span', { class: 'topic' })
  const close = el('button', { type: 'button', class: 'icon-button', onclick: closeSettings }, icon('close'))
  const content = el('div', { class: 'settings-content' })
  const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region' }, content)
  const page = el(
    'main',
    { class: 'settings-page', hidden: true },
    el('header', { class: 'bar' }, menu, el('div', { class: 'titles' }, title, topic), close),
    scroller,
  )
  let platforms = null
  let shown = null

  const chosen = () => state.settings?.split('/')[1]

  function draw() {
    const views = platforms.map((platform) => {
      const refresh = (fresh, told) => {
        platforms = platforms.map((one) => (one.platform === fresh.platform ? fresh : one))
        const drawn = draw().find((_, i) => platforms[i].platform === fresh.platform)
        drawn.told.replaceChildren(...told)
        drawn.toggle.focus()
        drawn.told.scrollIntoView({ block: 'nearest' })
      }
      return platformView(platform, platform.platform === chosen(), refresh)
    })
    content.replaceChildren(el('p', { class: 'muted' }, say('platforms-note')), ...views.map((one) => one.element))
    return views
  }

  async function load() {
    content.replaceChildren(el('p', { class: 'muted loading' }, '…'))
    try {
      platforms = (await get('/web/platforms')).platforms
      draw()
    } catch (refused) {
      content.replaceChildren(
        notice(refused.message, true),
        el('button', { type: 'button', class: 'button', onclick: load }, say('retry')),
      )
    }
  }

  function render() {
    page.hidden = !state.settings
    if (!state.settings) {
      shown = null
      return
    }
    const key = `${state.settings} ${state.person.lang}`
    if (key === shown) return
    const isNew = shown === null || !shown.endsWith(state.person.lang)
    shown = key
    menu.setAttribute('aria-label', say('menu'))
    close.setAttribute('aria-label', say('close'))
    title.textContent = say('platforms')
    topic.textContent = say('settings')
    scroller.setAttribute('aria-label', say('platforms'))
    document.title = `${say('platforms')} · ${state.organization}`
    if (isNew || !platforms) {
      load()
      title.focus()
      return
    }
    draw()
      .find((_, i) => platforms[i].platform === chosen())
      ?.toggle.focus()
  }

  on('view', render)
  return page
}
