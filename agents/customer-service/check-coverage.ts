import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import { checkCoverage, type DefectNature } from '../../src/domain/warranty.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { COVERAGE } from './warranty-examples.ts'

export type WarrantyStores = { projects: Rows<Project>; records: RecordStore }

const say = phrases({
  title: { fr: 'Garantie – {project}', en: 'Warranty – {project}' },
  covered: {
    fr: 'Couvert jusqu’au {until} ({basis}), si c’est bien : {nature}.',
    en: 'Covered until {until} ({basis}), if it is indeed: {nature}.',
  },
  serious: {
    fr: 'Couvert jusqu’au {until} seulement si le vice est jugé grave ({basis}); la garantie d’un an est finie.',
    en: 'Covered until {until} only if the defect is judged serious ({basis}); the one-year warranty has ended.',
  },
  over: {
    fr: 'Plus couvert : la garantie a fini le {until} ({basis}), pour ceci : {nature}.',
    en: 'No longer covered: the warranty ended on {until} ({basis}), for this: {nature}.',
  },
  apparent: { fr: 'malfaçon visible à la réception', en: 'poor workmanship visible at acceptance' },
  malfunction: { fr: 'mauvais fonctionnement', en: 'malfunction' },
  hidden: { fr: 'vice caché', en: 'hidden defect' },
  structural: { fr: 'vice de structure ou de sol', en: 'defect of structure or soil' },
  ended: { fr: 'Fin des travaux', en: 'End of the work' },
  nature: { fr: 'Nature du défaut', en: 'Nature of the defect' },
  said: { fr: 'Signalé', en: 'Reported' },
  cover: { fr: 'Garantie', en: 'Warranty' },
  until: { fr: 'Jusqu’au', en: 'Until' },
  guessed: {
    fr: 'Je l’ai rangé d’après tes mots; la nature change la réponse. Qui juge de la gravité : un expert, pas moi.',
    en: 'Sorted from your words; the nature changes the answer. Who judges how serious it is: an expert, not me.',
  },
  outside: {
    fr: 'Le chantier est hors Québec : ces règles sont celles du Code civil du Québec. Vois ton contrat.',
    en: 'The site is outside Québec: these rules are those of the Civil Code of Québec. See your contract.',
  },
  contract: {
    fr: 'Aucune garantie de contrat n’est au dossier; si le contrat en donne une plus longue, elle vaut aussi.',
    en: 'No contract warranty is on file; where the contract gives a longer one, it holds as well.',
  },
  footer: {
    fr: 'Source : C.c.Q., art. 2118 et 2120 · compté de la fin des travaux · avis, pas un conseil juridique',
    en: 'Source: C.C.Q., art. 2118 and 2120 · counted from the end of the work · guidance, not legal advice',
  },
  visit: { fr: 'Envoyer une visite', en: 'Send a visit' },
})

const NATURES = ['hidden', 'malfunction', 'apparent', 'structural'] as const

/** Words of a defect that tell its nature; water and cracks show up late. */
const SIGNS: [RegExp, DefectNature][] = [
  [/fondation|affaiss|structure|portance|foundation|settl|structural|sinking/, 'structural'],
  [/infiltr|fuite|coule|moisi|fissure|condens|eau|leak|water|mould|mold|crack|damp/, 'hidden'],
  [/egratign|bosse|peinture|joint|retouche|scratch|dent|paint|touch/, 'apparent'],
]
export const natureOf = (words: string): DefectNature =>
  SIGNS.find(([sign]) => sign.test(foldText(words)))?.[1] ?? 'malfunction'

export const whichDone = field.project({
  label: { fr: 'Projet', en: 'Project' },
  ask: { fr: 'C’est sur quel chantier?', en: 'On which project is it?' },
  cues: ['à la', 'au', 'chez', 'sur', 'at the', 'at', 'on'],
})

export const checkCoverageTool = defineTool<WarrantyStores>()({
  name: 'warranty.check_coverage',
  title: { fr: 'Vérifier si c’est sous garantie', en: 'Check whether it is under warranty' },
  gate: 'none',
  permission: 'projects.read',
  examples: COVERAGE,
  input: z.object({
    project: whichDone,
    defect: field
      .text({
        label: { fr: 'Défaut', en: 'Defect' },
        cues: ['problème de', 'problème d’', 'défaut :', 'défaut de', 'issue with', 'problem with', 'defect:'],
      })
      .optional(),
    nature: field
      .choice([...NATURES], {
        label: { fr: 'Nature du défaut', en: 'Nature of the defect' },
        options: [
          {
            value: 'hidden',
            label: { fr: 'Vice caché', en: 'Hidden defect' },
            words: [
              'infiltration',
              'infiltration d’eau',
              'fuite',
              'moisissure',
              'fissure',
              'coule',
              'leak',
              'leaking',
              'crack',
              'mould',
            ],
          },
          {
            value: 'malfunction',
            label: { fr: 'Mauvais fonctionnement', en: 'Malfunction' },
            words: [
              'marche pas',
              'ne ferme pas',
              'brisé',
              'bloque',
              'does not work',
              'doesn’t close',
              'broken',
              'stuck',
            ],
          },
          {
            value: 'apparent',
            label: { fr: 'Malfaçon visible', en: 'Visible poor workmanship' },
            words: ['égratignure', 'retouche', 'peinture qui lève', 'scratch', 'paint peeling'],
          },
          {
            value: 'structural',
            label: { fr: 'Structure ou sol', en: 'Structure or soil' },
            words: ['fondation', 'structure', 'affaissement', 'foundation', 'settling'],
          },
        ],
      })
      .optional(),
  }),
  output: z.object({
    project: z.object({ id: z.string(), code: z.string(), name: z.string(), province: z.string() }),
    endOfWork: z.string(),
    reportedOn: z.string(),
    nature: z.enum([...NATURES]),
    guessed: z.boolean(),
    covered: z.boolean(),
    onlyIfSerious: z.boolean(),
    covers: z.array(z.object({ basis: z.object({ fr: z.string(), en: z.string() }), until: z.string() })),
  }),
  async run({ project: projectId, defect, nature: said }, { stores, today }) {
    const project = await stores.projects.need(projectId)
    const [closeout] = await stores.records.list('closeout', { projectId })
    const endOfWork = closeout?.data.endOfWork ?? (project.status === 'done' ? project.endDate : null)
    if (!endOfWork)
      throw new NovaError('rule.broken', {
        fr: `${project.code} n’est pas fini : la garantie commence à la fin des travaux. Ouvre plutôt une déficience.`,
        en: `${project.code} is not finished: the warranty begins at the end of the work. Open a deficiency instead.`,
      })
    const nature = said ?? natureOf(defect ?? '')
    const found = checkCoverage({ nature, reportedOn: today, endOfWork, contractMonths: 0 })
    const { id, code, name, province } = project
    return {
      project: { id, code, name, province },
      endOfWork,
      reportedOn: today,
      nature,
      guessed: said === undefined || defect !== undefined,
      covered: found.covered,
      onlyIfSerious: found.onlyIfSerious,
      covers: [{ basis: found.basis, until: found.until }, ...found.others],
    }
  },
  card({ project, endOfWork, reportedOn, nature, covered, onlyIfSerious, covers }, { lang }) {
    const [first] = covers
    const summary = say(lang, onlyIfSerious ? 'serious' : covered ? 'covered' : 'over', {
      until: formatDate(first!.until, lang),
      basis: first!.basis[lang],
      nature: say(lang, nature),
    })
    const href = `nova:projects/${project.code}`
    return {
      title: say(lang, 'title', { project: `${project.code} ${project.name}` }),
      summary,
      tone: onlyIfSerious ? 'warning' : covered ? 'info' : 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'ended'), value: formatDate(endOfWork, lang), href },
            { label: say(lang, 'said'), value: formatDate(reportedOn, lang) },
            { label: say(lang, 'nature'), value: say(lang, nature) },
          ],
        },
        {
          type: 'table',
          caption: say(lang, 'cover'),
          columns: [{ label: say(lang, 'cover') }, { label: say(lang, 'until') }],
          rows: covers.map(({ basis, until }) => [basis[lang], formatDate(until, lang)]),
        },
        { type: 'text', text: [say(lang, 'guessed'), say(lang, 'contract')].join(' ') },
        ...(project.province === 'QC' ? [] : [{ type: 'text' as const, text: say(lang, 'outside') }]),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'visit'),
          style: 'primary',
          intent: { do: 'form', tool: 'warranty.dispatch_visit', input: { project: project.id } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
