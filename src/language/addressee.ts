// To whom a message speaks: "@hector …", "Hector, …", "demande à Victoria …".
import { normalise } from './normalise.ts'
import type { EngineAgent } from './training.ts'

/** "@hector …", "Hector, …", "demande à Victoria …": the agent, and the text without that. */
export function addressee(text: string, agents: readonly EngineAgent[]): { text: string; agent?: string } {
  const plain = normalise(text).clean
  for (const agent of agents) {
    for (const name of new Set([agent.handle, agent.name, agent.id])) {
      const said = normalise(name).clean.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const match = new RegExp(
        `^\\s*(?:(?:hey|allo|salut|bonjour|hi|ok) )?(?:@${said}\\b|(?:demande|dis|parle|ask|tell) (?:a |to )?${said}\\b|${said}\\s*[,:])[\\s,:]*(?:de |d'|to |si |if )?`,
      ).exec(plain)
      // Normalising may change lengths; only cut where it did not.
      if (match && plain.length === text.length) return { text: text.slice(match[0].length), agent: agent.id }
      if (match) return { text, agent: agent.id }
    }
  }
  return { text }
}
