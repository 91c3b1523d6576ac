// Discord's limits on messages, which neither its OpenAPI document nor the twin checks. PLATFORMS.md §3.
import type { Json } from '../slack/json.ts'

const children = (component: Json): Json[] => [
  ...(component.components ?? []),
  ...(component.accessory ? [component.accessory] : []),
  ...(component.component ? [component.component] : []),
]
const all = (components: Json[]): Json[] => components.flatMap((one) => [one, ...all(children(one))])

/** What Discord would refuse of a message body; empty when it is right. `files` are the names sent with it. */
export function violations(
  body: Json,
  files: string[] = (body.attachments ?? []).map((one: Json) => one.filename),
): string[] {
  const found: string[] = []
  const check = (is: boolean, words: string) => {
    if (!is) found.push(words)
  }
  if (body.nonce !== undefined) check(String(body.nonce).length <= 25 && body.enforce_nonce === true, 'nonce')
  if (body.allowed_mentions !== undefined || body.components)
    check(JSON.stringify(body.allowed_mentions) === '{"parse":[]}', 'mentions')
  check(files.length <= 10, 'more than 10 files')
  check(new Set(files).size === files.length, 'two files of one name')
  for (const name of files) check(/^[\w.-]+$/.test(name), `file name ${name}`)
  for (const { description } of body.attachments ?? []) check((description ?? '').length <= 1024, 'description')
  const v2 = ((body.flags ?? 0) & 32_768) !== 0
  if (!v2) {
    check((body.content ?? '').length <= 2_000, 'content')
    return found
  }
  check(body.content === undefined && body.embeds === undefined, 'content with components')
  const parts = all(body.components ?? [])
  check(parts.length >= 1 && parts.length <= 40, `${parts.length} components`)
  const text = parts.filter(({ type }) => type === 10).map(({ content }) => content)
  check(
    text.join('').length +
      parts
        .filter(({ type }) => type === 2)
        .map(({ label }) => label ?? '')
        .join('').length <=
      4_000,
    'too much text',
  )
  for (const content of text) check(content.trim().length > 0 && content.isWellFormed(), 'empty text')
  const ids = parts.map(({ custom_id }) => custom_id).filter((id) => id !== undefined)
  check(new Set(ids).size === ids.length, 'an id twice')
  for (const id of ids) check(id.length >= 1 && id.length <= 100, 'custom_id')
  const media = new Set<string>()
  for (const part of parts) {
    if (part.type === 17) check(part.components.length >= 1, 'empty container')
    if (part.type === 1) check(part.components.length >= 1 && part.components.length <= 5, 'row')
    if (part.type === 2) {
      check((part.style === 5) === (part.url !== undefined), 'link')
      check(part.style === 5 || part.custom_id !== undefined, 'button without id')
      check((part.label ?? '').length <= 80 && Boolean(part.label || part.emoji), 'label')
      if (part.url !== undefined) {
        check(part.url.length <= 512 && /^https:\/\/[^/\s]+\.[^/\s]/.test(part.url), `url ${part.url.slice(0, 40)}`)
      }
    }
    if (part.type === 12) {
      check(part.items.length >= 1 && part.items.length <= 10, 'gallery')
      for (const item of part.items) {
        media.add(item.media.url)
        check(item.description.length >= 1 && item.description.length <= 1024, 'alt')
      }
    }
    if (part.type === 13) media.add(part.file.url)
    if (part.type === 9) check(part.components.length >= 1 && part.components.length <= 3 && part.accessory, 'section')
  }
  for (const url of media) check(files.includes(url.replace('attachment://', '')), `no file for ${url}`)
  check(media.size === files.length, 'a file that is not shown')
  return found
}

/** What Discord would refuse of a dialog. */
export function modalViolations(data: Json): string[] {
  const found: string[] = []
  const check = (is: boolean, words: string) => {
    if (!is) found.push(words)
  }
  check(data.title.length >= 1 && data.title.length <= 45, 'title')
  check(data.custom_id.length <= 100, 'custom_id')
  check(data.components.length >= 1 && data.components.length <= 5, 'fields')
  const ids = data.components.map((one: Json) => one.component?.custom_id)
  check(new Set(ids).size === ids.length, 'an id twice')
  for (const { type, label, description, component } of data.components) {
    check(type === 18 && label.length >= 1 && label.length <= 45, 'label')
    check(description === undefined || (description.length >= 1 && description.length <= 100), 'description')
    check(component.custom_id.length >= 1 && component.custom_id.length <= 100, 'field id')
    if (component.type === 4) {
      check((component.value ?? '').length <= 4_000 && (component.placeholder ?? '').length <= 100, 'input')
    } else {
      check(component.options.length >= 1 && component.options.length <= 25, 'options')
      const values = component.options.map((one: Json) => one.value)
      check(new Set(values).size === values.length, 'an option twice')
      for (const option of component.options) {
        check(option.label.length >= 1 && option.label.length <= 100, 'option')
        check(option.value.length >= 1 && option.value.length <= 100, 'value')
      }
      const chosen = component.options.filter((one: Json) => one.default).length
      check(chosen <= (component.max_values ?? 1), 'chosen')
    }
  }
  return found
}
