// Words of a construction firm that mean the same, in both languages: what one example teaches, its synonyms know.
const GROUPS: Record<string, string> = {
  show: 'montre montrer montres affiche afficher voir voit liste lister sors sortir donne donner show display list see view look pull give regarde regarder consulter ouvre ouvrir open',
  find: 'trouve trouver cherche chercher find search recherche locate retrouve',
  make: 'fais faire fait cree creer prepare preparer monte monter redige rediger produis produire genere generer batis make create prepare draft build write generate ecris ecrire produce put',
  send: 'envoie envoyer envoye envoyee envoies expedie expedier transmets transmettre transmet emets emettre emet send email mail issue forward parte partir courriel courrier',
  add: 'ajoute ajouter inscris inscrire entre entrer note noter mets mettre add enter put log record enregistre enregistrer consigne',
  change: 'change changer modifie modifier corrige corriger ajuste ajuster update edit fix set remplace',
  remove:
    'enleve enlever enleves supprime supprimer efface effacer delete deleted remove removed erase retire retirer knock ote oter jette jeter jetez poubelle vidanges scrap scrappe scrapper trash discard throw bin dump toss rid drop detruis detruire destroy wipe kill',
  cancel: 'annule annuler annulez cancel cancelle undo abort revoke revoque laisse tomber oublie never mind',
  pause: 'pause suspends suspendre suspend interromps desactive freeze hold attente arrete arreter stop halt glace',
  resume:
    'reprends reprendre reactive reactiver repars repartir resume restart unpause recommence remets reopen rouvre redemarre',
  now: 'maintenant immediatement immediately now right away drette',
  wrong: 'erreur trompe mauvais mauvaise wrong mistake error pas',
  instead: 'plutot lieu instead rather place',
  register: 'relie relier lie link connect connecte associe rattache attache branche attach tie hook pair',
  return: 'declaration declarations return returns remise filing',
  quarter: 'trimestre trimestres quarter quarters',
  template: 'modele modeles template templates gabarit',
  channel: 'canal channel salon',
  reminder_owner: 'penser souvenir forget remember',
  hand: 'delegue deleguer delegate delegation confie transfere cover place absence absent away vacances vacation conge',
  publish: 'publie publier publish diffuse ligne live online',
  correct: 'corrige corriger correct correction rectifie rectifier ajuste ajuster adjust trompe',
  line: 'ligne lignes line lines',
  install:
    'versement versements instalment instalments installment installments etale etaler spread entente arrangement',
  interest: 'interet interets interest',
  agenda: 'ordre agenda topics sujets points',
  progress: 'avancement pourcentage percent progress complete rendu rendue',
  name: 'nom appelle name call called prenom',
  remind: 'rappelle rappeler rappel remind reminder rappels',
  chase: 'relance relancer relances chase nudge achale talonne',
  bill: 'facture facturer factures facturation invoice invoices bill billing invoiced billed charge charger',
  credit: 'credit crediter credite avoir rembourse rembourser remboursement refund refunded',
  owe: 'doit doivent devoir dettes owe owes owing owed due dues du',
  receivable:
    'recevoir recevable recevables receivable receivables ar comptes accounts solde balance balances outstanding',
  pay: 'paie paye payer payee payees paient paiement paiements paid pay pays paying payment payments regle reglee cheque',
  late: 'arriere retard retards souffrance echu echues overdue late behind past tard',
  money: 'argent money cash fric piasses',
  client: 'client clients customer customers cliente donneur',
  job: 'projet projets chantier chantiers project projects job jobs site sites contrat chantiers travaux',
  every: 'tous toutes tout ensemble all every global globale portefeuille portfolio each',
  compare: 'compare comparer comparaison classe classer rank ranking versus',
  risk: 'risque risques danger trouble mal worry inquieter difficulte problem problems probleme problemes risk risky souci',
  status: 'statut etat avance avancement status progress update health sante bilan situation point going doing rendu',
  how: 'comment how',
  howmuch: 'combien much many',
  what: 'quoi quel quelle quels quelles what which',
  who: 'qui who whom',
  where: 'ou where',
  task: 'tache taches task tasks todo todos affaires choses',
  mine: 'mes mon ma my mine',
  me: 'moi me',
  hour: 'heure heures hours hour timesheet temps feuille punch worked travaille travailler',
  approve:
    'approuver approbation approbations approve approval approvals accord signer signature decision sign autoriser autorisation autorise',
  wait: 'attend attendent attente waiting pending suspens awaiting wait attends',
  report: 'rapport rapports report reports compte-rendu',
  chart:
    'graphique graphe graph graphiques courbe chart plot diagramme trace tracer visualise visualize evolution tendance trend curve draw',
  kpi: 'kpi kpis indicateur indicateurs indicator indicators metrics metriques tableau dashboard',
  number: 'chiffre chiffres numbers figures stats statistiques',
  key: 'cle cles key important importants',
  profit: 'profit profits profitable rentable rentables rentabilite marge marges margin margins benefice benefices',
  revenue: 'revenu revenus revenue revenues ventes vente sales chiffre',
  finance: 'finance finances financier financiere financieres financiers financial financially',
  ratio: 'ratio ratios liquidite liquidity roulement endettement debt working capital',
  cost: 'cout couts cost costs coute couter depense depenses expense expenses',
  budget: 'budget budgets budgetaire',
  tax: 'taxe taxes tax tps tvq tvh gst qst hst taxable',
  rate: 'taux rate rates',
  weekly: 'semaine hebdo hebdomadaire week weekly',
  monthly: 'mois mensuel mensuelle month monthly',
  each: 'chaque tous every each recurrent recurring automatique automatiquement automatically programme cedule planifie schedule scheduled regulierement',
  post: 'poste poster publication publications post posts publie publier annonce annoncer announce caption',
  social: 'facebook instagram linkedin insta fb reseaux sociaux social',
  lead: 'prospect prospects lead leads demande demandes',
  marketing: 'marketing entonnoir funnel conversion acquisition publicite pub ads advertising',
  quote: 'soumission soumissions quote quotes estimation estimations estimate estimates devis',
  change_order: 'avenant avenants extra extras changeorder',
  holdback: 'retenue retenues holdback holdbacks retention',
  supplier: 'fournisseur fournisseurs supplier suppliers vendor vendors',
  subcontractor: 'sous-traitant sous-traitants soustraitant subcontractor subcontractors sub subs',
  purchase: 'achat achats commande commander commandes purchase po order orders acheter buy',
  payroll: 'paie paies paye payroll salaire salaires wage wages',
  safety: 'securite sst safety incident incidents accident accidents blessure blessures injury',
  deficiency: 'deficience deficiences defaut defauts deficiency deficiencies punch snag',
  schedule: 'echeancier calendrier horaire planning timeline gantt',
  end: 'fin finir fini finie finis finit termine terminee terminer done complete completed complet completee finish finished final close ferme fermer',
  begin: 'commence commencer commencee debut debute start started starting begin began',
  blocked: 'bloque bloquee bloques blocked stuck coince',
  permit: 'permis permit permits',
  weather: 'meteo weather pluie rain neige snow gel',
  crew: 'equipe equipes gars crew crews team hommes',
  equipment: 'equipement equipements machine machinerie equipment excavatrice pelle nacelle lift grue crane',
  tool: 'outil outils tool tools laser hilti',
  stock: 'inventaire stock inventory',
  delivery: 'livraison livraisons delivery deliveries livre livrer deliver',
  vacation: 'vacances conge conges vacation absence absences malade sick',
  hire: 'embauche embaucher engager engage recrute recruter hire hiring recruitment candidat candidats candidate',
  training: 'formation formations training carte cartes card certification',
  contract: 'contrat contrats contract contracts clause clauses',
  lien: 'hypotheque hypotheques lien liens legale',
  lease: 'bail baux loyer loyers lease rent locataire locataires tenant tenants',
  file: 'fichier fichiers document documents file files pdf excel',
  drawing: 'plan plans dessin dessins drawing drawings',
  photo: 'photo photos image images picture pictures pics',
  forecast: 'prevision previsions prevu prevue forecast forecasts projection predict estimate',
  warranty: 'garantie garanties warranty',
  complaint: 'plainte plaintes complaint complaints plaint',
  meeting: 'reunion reunions meeting meetings rencontre minutes',
  draft: 'brouillon brouillons draft drafts ebauche',
  transfer:
    'virement virements depot depots eft interac wire transfer transfers deposit versement versements recu recue received got',
  company: 'compagnie entreprise company business bureau office firme firm boite',
  contact: 'telephone tel phone cell adresse address courriel email fax',
  numbers: 'chiffres numbers figures nombres donnees data',
  evm: 'ipc ipd cpi spi eac acquise earned',
  need: 'besoin faut need needs doit must should faudrait',
  want: 'veux voudrais aimerais want like veut',
}

/** Small words of any request, formal or not, in both languages. */
const SMALL: Record<string, string> = {
  you: 'tu toi te t vous you u ye',
  your: 'ton ta tes votre vos your yours',
  i: 'je j moi i me mon ma mes my mine',
  be: 'es etes est suis sont sommes is are am be etre sera etait was were soit',
  have: 'as ai avez avons ont avoir have has had got',
  can: 'peux peut pouvez peuvent pourrais pourrait pourriez can could may pouvoir puis',
  wish: 'veut voulez souhaite wanna wish',
  do: 'faites font do does did doing',
  say: 'dis dit dites dire tell say explique expliquez parle parlez parler talk speak raconte',
  go: 'va vas vais aller allez go goes',
  know: 'sais sait savez savoir connais connaitre know',
  give: 'donnez montrez',
  think: 'pense penses pensez crois think believe',
  which: 'que qu which',
  why: 'pourquoi why',
  when: 'quand when',
  not: 'ne pas n non not no don doesn isn didn never jamais',
  the: 'le la les l un une des the a an',
  of: 'de d of',
  to: 'au aux to pour for',
}

const CONCEPT = new Map<string, string[]>()
for (const [concept, words] of Object.entries(GROUPS)) {
  for (const word of words.split(' ')) CONCEPT.set(word, [...(CONCEPT.get(word) ?? []), `~${concept}`])
}
for (const [concept, words] of Object.entries(SMALL)) {
  for (const word of words.split(' ')) if (!CONCEPT.has(word)) CONCEPT.set(word, [`=${concept}`])
}

const ENDING =
  /(?:issements?|ements?|ations?|ateurs?|atrices?|euses?|eurs?|ions?|ance|ence|ing|ers?|ed|erais|erait|erons|ez|er|ons|ent|ant|aient|ais|ait|ees?|es?|ir|is|it|ie?|y|ly)$/

/** A word without the endings of its forms, French and English alike. */
function stemOf(word: string): string {
  if (word.length < 4) return word
  const singular = word.replace(/[sx]$/, '')
  const stem = singular.replace(ENDING, '')
  return stem.length >= 3 ? stem : singular
}

/** What a word stands for: its concepts, else its stem. */
export const meaningsOf = (word: string): readonly string[] => CONCEPT.get(word) ?? [stemOf(word)]

/** A word of the trade or of any request, which no name is made of. */
export const isOrdinary = (word: string) => CONCEPT.has(word)
