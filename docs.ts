// Prints the lists of the docs from their registries: npm run docs. A test fails when one is out of date.
import { writeFile } from 'node:fs/promises'
import { CAPABILITIES as discord } from './adapters/discord/elements.ts'
import { platforms } from './adapters/index.ts'
import { CAPABILITIES as slack } from './adapters/slack/elements.ts'
import { slackManifest } from './adapters/slack/manifest.ts'
import { CAPABILITIES as teams } from './adapters/teams/elements.ts'
import { CAPABILITIES as web } from './adapters/web/settings.ts'
import { agents } from './agents/index.ts'
import type { Capabilities } from './src/chat/adapter.ts'
import { PLATFORM_NAMES, type Platform } from './src/chat/event.ts'
import { toYaml } from './src/chat/guide.ts'
import { SETTINGS } from './src/config.ts'

const GATES = {
  none: 'reads or computes',
  log: 'reversible, audited',
  confirm: 'the asker clicks',
  approve: 'somebody else who may decides',
}

function agentsPage(): string {
  const sections = agents.map((agent) => {
    const rows = agent.tools.map(
      (tool) => `| \`${tool.name}\` | ${tool.gate} | \`${tool.permission}\` | ${tool.title.fr} | ${tool.title.en} |`,
    )
    return `## ${agent.name} · ${agent.role.en}

${agent.mission.en}

*${agent.role.fr} : ${agent.mission.fr}*

| tool | gate | right | français | English |
|---|---|---|---|---|
${rows.join('\n')}
`
  })
  const tools = agents.reduce((sum, agent) => sum + agent.tools.length, 0)
  const gates = Object.entries(GATES).map(([gate, meaning]) => `**${gate}** ${meaning}`)
  return `# Agents and tools

Printed by \`npm run docs\` from the registry: ${agents.length} agents, ${tools} tools. Gates: ${gates.join(', ')}.

${sections.join('\n')}`
}

function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, { says }]) => `| \`${name}\` | ${says} |`)
  return `# Settings

Printed by \`npm run docs\` from \`src/config.ts\`. A wrong one stops the start with its name, what was found and what is expected.

| variable | meaning |
|---|---|
${rows.join('\n')}
`
}

type Row = { fr: string; en: string; of(can: Capabilities): string }

const yes = (is: boolean) => (is ? 'oui · yes' : '–')
const many = (n: number) => String(n)
/** What a person meets of a platform's capabilities, in the words of both languages. */
const CAN: readonly Row[] = [
  {
    fr: 'Graphiques que la plateforme dessine; les autres sont des images',
    en: 'Charts that the platform draws; the others are pictures',
    of: ({ nativeCharts }) => nativeCharts.join(', ') || '–',
  },
  { fr: 'Boutons d’une carte', en: 'Buttons of a card', of: ({ maxButtons }) => many(maxButtons) },
  { fr: 'Caractères d’une carte', en: 'Characters of a card', of: ({ maxTextLength }) => many(maxTextLength) },
  { fr: 'Lignes d’un tableau', en: 'Rows of a table', of: ({ maxTableRows }) => many(maxTableRows) },
  { fr: 'Un message se modifie', en: 'A message can be edited', of: ({ edits }) => yes(edits) },
  { fr: 'Formulaires dans un dialogue', en: 'Forms in a dialog', of: ({ dialogs }) => yes(dialogs) },
  {
    fr: 'Fichiers dans la carte; sinon à côté',
    en: 'Files in the card; else beside it',
    of: ({ showsFiles }) => yes(showsFiles),
  },
  { fr: 'Page d’accueil de chacun', en: 'A home page for each person', of: ({ home }) => yes(home) },
  {
    fr: 'Boutons visibles de qui peut décider seulement',
    en: 'Buttons seen by those who may decide only',
    of: ({ personalCards }) => yes(personalCards),
  },
]

function platformsPage(): string {
  const all = { slack, teams, discord, web }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = CAN.map(({ fr, en, of }) => line([fr, en, ...Object.values(all).map(of)]))
  const needs = Object.entries(platforms).map(([platform, { guide }]) => {
    const { steps, settings } = guide('https://nova.example.com')
    const required = settings.filter((one) => one.required).map((one) => `\`${one.name}\``)
    return line([PLATFORM_NAMES[platform as Platform], String(steps.length), required.join(', ')])
  })
  return `# Platforms

Printed by \`npm run docs\` from what each adapter says it can do and from its set-up guide.

| français | English | ${Object.keys(all)
    .map((platform) => PLATFORM_NAMES[platform as Platform])
    .join(' | ')} |
|---|---|---|---|---|---|
${rows.join('\n')}

## Set-up · mise en place

With a public address. Nova's page, Settings › Platforms, shows the steps. *Avec une adresse publique; la page de Nova montre les étapes.*

| platform · plateforme | steps · étapes | settings · réglages |
|---|---|---|
${needs.join('\n')}
`
}

const envExample = (): string =>
  Object.entries(SETTINGS)
    .map(([name, { says }]) => `# ${says}\n# ${name}=\n`)
    .join('\n')

const manifest =
  (): string => `# Printed by \`npm run docs\`. Put your own host for nova.example.com; Nova's page, Settings › Platforms, fills it in.
${toYaml(slackManifest('https://nova.example.com')).trimStart()}
`

export const pages: Record<string, () => string> = {
  'docs/agents.md': agentsPage,
  'docs/settings.md': settingsPage,
  'docs/platforms.md': platformsPage,
  'docs/slack-manifest.yaml': manifest,
  '.env.example': envExample,
}

if (import.meta.main) for (const [path, print] of Object.entries(pages)) await writeFile(path, print())
