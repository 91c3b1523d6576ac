// Prints the lists of the docs from their registries: npm run docs. A test fails when one is out of date.
import { writeFile } from 'node:fs/promises'
import { slackManifest } from './adapters/slack/manifest.ts'
import { agents } from './agents/index.ts'
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
  'docs/slack-manifest.yaml': manifest,
  '.env.example': envExample,
}

if (import.meta.main) for (const [path, print] of Object.entries(pages)) await writeFile(path, print())
