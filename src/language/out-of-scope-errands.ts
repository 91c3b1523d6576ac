// Private life, errands, the wide world, and what only looks like the firm's business: none of it any tool's.
export const ERRANDS = `
peux-tu me donner ta recette de sauce a spag
c'est quoi le secret d'un bon pâté chinois
dis-moi comment faire lever mon pain
par quoi remplacer le beurre dans un gâteau
poutine pour emporter
y a tu un bon resto italien dans le coin
réserve une table pour deux samedi soir
commande une pizza toute garnie
les canadiens ont-ils gagné
montre moi le classement de la ligue nationale
c'est qui le meilleur compteur de l'histoire
quand commence le super bowl
fait-tu chaud en floride en mars
y fait frette hein
raconte moi ton plus beau voyage
trouve un tout inclus pas cher a punta cana
faut-il un visa pour aller au maroc
combien de temps dure le vol vers lisbonne
peux-tu réserver un vol pour vancouver
loue moi un chalet pour les vacances
je dors mal depuis un mois
c'est tu grave de faire de la pression haute
trouve moi un dentiste
combien de verres d'eau par jour faut-il boire
comment arreter de fumer
ma blonde m'a laissé
comment inviter une fille a souper
dis-moi un secret
fais moi rire
raconte une devinette
compose un haïku sur la mer
invente un conte pour mes enfants
peux-tu faire mon devoir de français
explique le théorème de pythagore a ma fille
c'est quoi la racine carrée de 144
combien de zéros dans un milliard
trouve le prochain nombre de la suite 2 4 8 16
qui a fondé montréal
en quelle année est tombé le mur de berlin
raconte la bataille des plaines d'abraham
quel est le plus long fleuve du monde
dans quel pays est le mont kilimandjaro
cite les dix provinces canadiennes
pour qui devrais-je voter
que penses-tu du gouvernement
quand sont les prochaines élections
c'est qui le chum de taylor swift
céline dion a quel age
qui a gagné l'oscar du meilleur acteur
raconte la fin de titanic
quoi regarder ce soir sur netflix
paroles de gens du pays
qui chante cette chanson la
fais jouer du rock des années 80
on joue a roche papier ciseaux
comment battre le boss dans zelda
jouons au bonhomme pendu
écris une fonction python qui trie une liste
c'est quoi une boucle for
pourquoi mon javascript plante
mon cell charge pu
comment vider la mémoire de mon iphone
ma tablette est gelée
quel portable acheter pour ma fille
ou trouver un manteau d'hiver en solde
magasine moi une télé 65 pouces
quand est le vendredi fou
mon moteur fait un drole de bruit en partant le matin
quelle pression d'air dans les pneus de ma civic
vaut-il mieux une auto électrique ou hybride pour ma femme
mon chien jappe toute la nuit
a quel age faire opérer un chaton
quoi donner a manger a un hamster
quand planter mes tomates
mes hydrangées ne fleurissent pas
comment se débarasser des pissenlits
combien mettre dans mon reer cette année
celi ou reer
peux-tu faire mes impots personnels
comment améliorer ma cote de crédit
ai-je droit au crédit pour la solidarité
le tirage du 6/49
choisis des numéros chanceux pour moi
lis mon avenir
que dit le signe du scorpion
c'est quand le ramadan
récite le notre père
c'est quoi la différence entre bouddhisme et hindouisme
faut-il mettre un s a mille
conjugue le verbe bouillir au subjonctif
donne un synonyme de joyeux
traduis ma lettre a ma grand-mère en portugais
comment dire je t'aime en espagnol
mon ex veut la garde des enfants
comment contester ma contravention de vitesse
faire un testament ca coute combien
mon fils coule ses maths au secondaire
quelle université pour devenir médecin
a quelle heure finit l'école
trouve une gardienne pour vendredi soir
mon bébé fait pas ses nuits
idées de jeux pour une fête d'enfants
cherche un 4 et demi pour moi a rosemont
aide moi a trouver une maison pour ma famille
mon coloc paye pas sa part du wifi
qui couche avec qui au bureau
est-ce que la réceptionniste a un chum
entre nous le boss est-tu divorcé
mon voisin est un maudit fou
écris une insulte pour mon beau-frère
traite le de niaiseux
sommes-nous seuls dans l'univers
l'oeuf ou la poule
pourquoi on meurt
le libre arbitre existe-t-il
es-tu chatgpt
reves-tu la nuit
vas-tu conquérir le monde
quel modele de langage te fait rouler
appelle un taxi
téléphone a ma mère
ferme la lumière de la chambre
fais couler un bain
envoie des fleurs a ma blonde
barre la porte chez nous
qui a bati la tour eiffel
comment est fabriqué le ciment
c'est quoi la plus haute tour du monde
quand a été construit le stade olympique
pourquoi la tour de pise penche
quoi de neuf dans le monde
les manchettes du jour
qu'est-ce qui se passe en ukraine
devrais-je acheter de l'ethereum
comment miner des bitcoins
la bourse a fermé a combien
shopify est-ce un bon placement
je veux acheter un spa pour ma cour chez nous
combien vaut la maison de mon beau-père
quel est le salaire du pdg de bombardier
qui possede home depot
combien d'employés chez hydro-québec
qui a fondé ikea
combien walmart a fait de profits
rénover ma cuisine moi-même un dimanche par ou commencer
quelle couleur de peinture pour la chambre du bébé
recommande une bonne marque de bottes de marche
c'est quoi un bon livre sur le leadership
salaire moyen d'un pompier
mozzarella
bobino
grand-maman
how do i make pancakes from scratch
what's a good substitute for eggs
tell me how long to boil potatoes
is chicken safe after five days in the fridge
where can i eat ramen tonight
book a table at the steakhouse
order a pepperoni pizza
who is winning the world cup
show me the nba standings
when do the raptors play next
nice day isn't it
i hate winter
cheap cruise
book me a flight to miami
do i need a passport for cuba
find an airbnb near the beach
what should i see in rome
is ibuprofen bad for the kidneys
why do my knees crack
find me a therapist
how do i ask her out
my wife is mad at me
give me a pickup line
make me laugh
knock knock
write a limerick about a frog
make up a bedtime story
can you do my history essay
solve for x in 3x plus 5 equals 20
what's the square root of 81
give me a riddle
who discovered penicillin
when did the titanic sink
tell me about ancient egypt
which country has the most islands
name the great lakes
what's the tallest mountain
who should i vote for
is the prime minister doing a good job
how old is brad pitt
are beyonce and jay-z still married
who directed jaws
find me a good comedy on netflix
what song goes like this
play some jazz
skip this song
let's play chess
how do i beat level 12 in candy crush
write a python script to rename files
what's a null pointer
how do i center a div
my iphone screen is cracked
why is my laptop so slow at home
how do i block a number on my cell
which headphones should i buy
track my amazon parcel
where are jeans on sale
why does my car smell like gas
should i lease or buy a honda for my son
what breed is my dog
teach my parrot to talk
when do i prune my roses
kill weeds
can you file my personal taxes
how much should i save for retirement
pay off my credit card or my student loan
did i win the lottery
read my palm
are geminis and leos compatible
what happens after death
when is easter
read me a psalm
is it who or whom
what's another word for happy
translate my wedding vows into spanish
how do you say goodbye in german
fight my speeding ticket
how do i get a divorce
which college has the best nursing program
find a babysitter for saturday
help me find an apartment for my mom
is the new guy dating the receptionist
who does the boss hate most
insult my brother
roast my neighbour
do we have free will
if a tree falls does it make a sound
are you gpt or claude
do robots dream
will ai take over the world
phone my mother
dim the bedroom lamp
send roses to my girlfriend
unlock my front door
who built the eiffel tower
how is cement made
what's the oldest bridge in the world
why did the romans build aqueducts
headlines
what happened in the news today
is dogecoin going up
how do i open a crypto wallet
how did the nasdaq do
should i sell my nvidia shares
who owns caterpillar
what's the ceo of walmart paid
when was home depot founded
how many people work at google
what's amazon's revenue
buy me a hot tub for my backyard
what colour should i paint my nursery
how much do firefighters make
recommend a book on leadership
how do i start my own bakery
karaoke
yoga
pokemon
`
  .trim()
  .split('\n')
