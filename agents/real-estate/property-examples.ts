// What people type about the firm's own buildings; trains the language engine.
type Examples = { fr: string[]; en: string[] }

export const PLAN: Examples = {
  fr: [
    'fais le plan d’entretien des immeubles',
    'plan d’entretien préventif du triplex',
    'quel entretien est dû sur nos bâtisses',
    'planifie l’entretien de l’immeuble de la Scierie',
    'entretien préventif d’ici le printemps',
    'qu’est-ce qu’il y a à entretenir sur le triplex',
    'mets l’entretien des immeubles dans les tâches',
    'calendrier d’entretien de nos immeubles',
    'prépare la maintenance préventive des loyers',
    'inspection de toiture et extincteurs à planifier dans nos immeubles',
    'programme d’entretien des bâtiments',
    'les immeubles ont besoin de quoi cet hiver',
  ],
  en: [
    'build the maintenance plan for our buildings',
    'preventive maintenance for the triplex',
    'what upkeep is due on our properties',
    'schedule maintenance of the Scierie building',
    'plan building maintenance until spring',
    'property upkeep calendar',
    'put the building maintenance in the tasks',
    'what do our buildings need this winter',
  ],
}

export const REQUEST: Examples = {
  fr: [
    'le locataire du 2e dit que le chauffage marche pas',
    'le locataire du logement 3 rapporte que le robinet coule',
    'la locataire du triplex dit que la toilette bloque',
    'demande de réparation au logement 1 : une fenêtre brisée',
    'un locataire se plaint que la serrure est brisée',
    'l’occupant du 102 dit que ça sent le gaz',
    'prends en note une réparation au triplex : la rampe branle',
    'le monde du 4 disent que l’eau chaude marche pas',
    'réparation demandée par le locataire de la rue Principale : porte qui frotte',
    'y a une fuite chez le locataire du 2',
    'le locataire a appelé, sa prise électrique marche plus',
    'note que le logement 3 a une souris',
  ],
  en: [
    'the tenant on the 2nd floor says the heat is not working',
    'tenant in unit 3 reports a dripping tap',
    'repair request at unit 1: broken window',
    'a tenant complains that the lock is broken',
    'the tenant called, no hot water',
    'log a repair for the triplex: loose railing',
    'tenant of the Scierie building says the toilet is clogged',
    'unit 102 reports a smell of gas',
  ],
}

export const COSTS: Examples = {
  fr: [
    'combien coûtent nos immeubles par année',
    'coûts d’exploitation du triplex',
    'coûts d’exploitation par immeuble',
    'dépenses annuelles de l’immeuble de la Scierie',
    'ça nous coûte combien au pied carré la bâtisse',
    'taxes et assurances des immeubles',
    'quand est-ce que la toiture a été inspectée la dernière fois',
    'dernière inspection des extincteurs à l’immeuble',
    'frais d’exploitation des immeubles locatifs',
    'quel immeuble coûte le plus cher à opérer',
    'combien d’énergie l’immeuble de la Scierie nous coûte',
    'coût par logement du triplex',
  ],
  en: [
    'what do our buildings cost a year',
    'operating costs of the triplex',
    'operating costs by building',
    'when was the roof last inspected',
    'last fire extinguisher inspection in the building',
    'which building costs the most to run',
    'taxes and insurance on our properties',
    'yearly expenses of the Scierie building',
  ],
}
