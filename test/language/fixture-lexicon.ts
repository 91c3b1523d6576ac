import type { Entity } from '../../src/language/references.ts'

const client = (id: string, label: string, ...names: string[]): Entity => ({
  slot: 'client',
  id,
  label,
  names: [label, ...names],
})
const project = (code: string, of: string, label: string, ...names: string[]): Entity => ({
  slot: 'project',
  id: `p-${code.slice(4)}`,
  code,
  label: `${code} ${label}`,
  names: [label, ...names],
  belongsTo: { client: of },
})
const person = (id: string, label: string): Entity => ({
  slot: 'person',
  id,
  label,
  names: [label, label.split(' ')[0]!, id],
})
const invoice = (number: string, of: string): Entity => ({
  slot: 'invoice',
  id: `i-${number.slice(5)}`,
  code: number,
  label: number,
  names: [],
  belongsTo: { client: of },
})
const task = (id: string, label: string): Entity => ({ slot: 'task', id, label, names: [label] })

/** A firm like the demo company: what its people would name. */
export const ENTITIES: Entity[] = [
  client('c-coop', 'Coop Les Trois Saules', 'la coop'),
  client('c-clinique', 'Clinique Boréal-Nord', 'dental clinic'),
  client('c-css', 'CSS des Érablières', 'centre de services scolaire'),
  client('c-vachon', 'Gestion Vachon-Leduc'),
  client('c-arsenault', 'Famille Arsenault-Roy'),
  client('c-debacle', 'Microbrasserie La Débâcle', 'la brasserie', 'the brewery'),
  client('c-northgate', 'Northgate Storage Ltd.'),
  client('c-crepuscule', 'Résidence Le Crépuscule Doré'),
  project('CHE-2401', 'c-coop', "Réfection de l'enveloppe Trois Saules", 'enveloppe'),
  project('CHE-2402', 'c-clinique', 'Rénovation de la clinique', 'clinic'),
  project('CHE-2501', 'c-arsenault', 'Cuisine Arsenault-Roy', 'cuisine', 'kitchen'),
  project('CHE-2502', 'c-css', 'École des Érablières', 'école', 'school'),
  project('CHE-2503', 'c-debacle', 'Microbrasserie', 'brewery'),
  project('CHE-2601', 'c-northgate', 'Entrepôt Northgate', 'entrepôt', 'warehouse', 'ottawa'),
  project('CHE-2602', 'c-crepuscule', 'Résidence Crépuscule Doré', 'le crépuscule', 'résidence', 'residence'),
  project('CHE-2603', 'c-vachon', '6-plex rue des Pins', '6-plex', '6plex', 'sixplex'),
  project('CHE-2604', 'c-css', "Agrandissement de l'école des Érablières", 'agrandissement', 'school extension'),
  person('isabelle', 'Isabelle Chênevert'),
  person('marc-antoine', 'Marc-Antoine Dubé'),
  person('nadia', 'Nadia Belkacem'),
  person('julien', 'Julien Gervais'),
  person('emilie', 'Émilie Rancourt'),
  person('luc', 'Luc Thibodeau'),
  person('karine', 'Karine Ouellet'),
  person('dany', 'Dany Morissette'),
  person('steve', 'Steve Lachance'),
  person('mamadou', 'Mamadou Diallo'),
  person('tyler', 'Tyler McKenna'),
  person('genevieve', 'Geneviève Pronovost'),
  invoice('2026-0131', 'c-northgate'),
  invoice('2026-0139', 'c-crepuscule'),
  invoice('2026-0148', 'c-vachon'),
  invoice('2026-0150', 'c-css'),
  invoice('2026-0151', 'c-northgate'),
  task('t-dalle', 'Couler la dalle nord'),
  task('t-fenetres', 'Commander les fenêtres du 2e étage'),
  task('t-inspection', "Inspection de l'électricité"),
  task('t-toolbox', 'Toolbox talk on ladders'),
  task('t-gypse', 'Poser le gypse du corridor'),
]
