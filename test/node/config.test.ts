import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const refused = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (thrown) {
    return (thrown as { says: { en: string } }).says.en
  }
  throw new Error('it was accepted')
}

describe('settings', () => {
  it('need none', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, NOVA_DATA_DIR: '.nova', demo: true, NOVA_LOG: 'warn' })
    expect(readConfig({ PORT: '', NOVA_CLOCK: '' })).toMatchObject({ PORT: 3000, NOVA_CLOCK: undefined })
  })

  it.each([
    ['PORT', '70000', '1 to 65535'],
    ['PORT', 'http', '1 to 65535'],
    ['NOVA_CLOCK', '2026-11-02 08:00', 'with its offset'],
    ['NOVA_DEMO', 'no', 'on or off'],
    ['NOVA_LOG', 'loud', 'debug, info, warn, error or silent'],
    ['NOVA_URL', 'nova.example', 'https://'],
    ['DATABASE_URL', 'mysql://secret@h/d', 'postgres://'],
    ['NOVA_SECRET', 'short', 'at least 32 characters'],
    ['SLACK_BOT_TOKEN', 'xapp-1', 'xoxb-'],
    ['SLACK_TEAM_ID', 'acme', 'T0123ABCD'],
    ['NOVA_PROT', '1', 'no such setting'],
  ])('%s=%s says what is expected', (name, found, expected) => {
    const said = refused({ [name]: found })
    expect(said).toContain(`${name}: found`)
    expect(said).toContain(expected)
    const secret = /TOKEN|SECRET|DATABASE_URL/.test(name)
    if (secret) expect(said).not.toContain(found)
    else if (name !== 'NOVA_PROT') expect(said).toContain(JSON.stringify(found))
  })

  it('names all that is wrong at once, and what goes together', () => {
    const said = refused({ PORT: '0', NOVA_DEMO: '1', SLACK_BOT_TOKEN: 'xoxb-1' })
    for (const name of ['PORT', 'NOVA_DEMO', 'SLACK_SIGNING_SECRET or SLACK_APP_TOKEN']) expect(said).toContain(name)
  })
})
