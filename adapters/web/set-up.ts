import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Lang } from '../../src/lib/i18n.ts'
import * as requests from './requests.ts'

type Env = { Variables: { person: { id: string; lang: Lang } } }

/** What the set-up page needs; whoever asks is checked behind it, at each request. */
export type WebSetUp = {
  mayManage(person: string): Promise<boolean>
  list(person: string, lang: Lang): Promise<unknown[]>
  test(person: string, platform: string, typed: Record<string, string>, lang: Lang): Promise<object>
  save(person: string, platform: string, typed: Record<string, string>, lang: Lang): Promise<object>
  remove(person: string, platform: string, lang: Lang): Promise<object>
  channels(person: string, platform: string): Promise<object>
  greet(
    person: string,
    platform: string,
    greeting: { id: string; workspace: string; channel: string; name: string },
  ): Promise<object>
  install(person: string, platform: string): Promise<object>
}

const typedBody = z.object({ values: z.record(z.string().max(100), z.string().max(5_000)) })
const greetingBody = z.object({
  id: z.uuid(),
  workspace: z.string().min(1).max(300),
  channel: z.string().min(1).max(300),
  name: z.string().max(300),
})

/** `/web/platforms`: what an administrator sets up. Answers carry no secret. */
export function serveSetUp<E extends Env>(app: Hono<E>, setUp: WebSetUp): void {
  const of = (c: Context<E>) => ({
    ...c.get('person'),
    platform: requests.check(requests.anId, c.req.param('platform')),
  })
  const read = async <T>(c: Context<E>, schema: z.ZodType<T>) =>
    requests.check(schema, await requests.readJson(c.req.raw))

  app.get('/web/platforms', async (c) => {
    const { id, lang } = c.get('person')
    return c.json({ platforms: await setUp.list(id, lang) })
  })
  app.post('/web/platforms/:platform/test', async (c) => {
    const { id, platform, lang } = of(c)
    return c.json(await setUp.test(id, platform, (await read(c, typedBody)).values, lang))
  })
  app.post('/web/platforms/:platform/save', async (c) => {
    const { id, platform, lang } = of(c)
    return c.json(await setUp.save(id, platform, (await read(c, typedBody)).values, lang))
  })
  app.post('/web/platforms/:platform/remove', async (c) => {
    const { id, platform, lang } = of(c)
    return c.json(await setUp.remove(id, platform, lang))
  })
  app.get('/web/platforms/:platform/channels', async (c) => {
    const { id, platform } = of(c)
    return c.json(await setUp.channels(id, platform))
  })
  app.post('/web/platforms/:platform/greeting', async (c) => {
    const { id, platform } = of(c)
    return c.json(await setUp.greet(id, platform, await read(c, greetingBody)))
  })
  app.post('/web/platforms/:platform/install', async (c) => {
    const { id, platform } = of(c)
    return c.json(await setUp.install(id, platform))
  })
}
