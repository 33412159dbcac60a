/** What the check says of fields and files, in French. */
export const ofFields: Readonly<Record<string, string>> = {
  "`{}` (item {} of `{}`)": "`{}` (élément {} de `{}`)",
  "`{}` (item {})": "`{}` (élément {})",
  "item {} of `{}`": "l’élément {} de `{}`",
  "item {}": "l’élément {}",
  "a file that is not a list": "un fichier qui n’est pas une liste",
  "a file that is not a list of fields": "un fichier qui n’est pas une liste de champs",
  'a value of the kind "{}" belongs here': "il faut ici une valeur du genre « {} »",
  "choose one of: {}": "choisissez parmi : {}",
  "{} and {} more": "{} et {} autres",
  "did you mean `{}`?": "vouliez-vous dire `{}` ?",
  "there is none yet: add it, or remove this": "il n’y en a pas encore : ajoutez-le, ou retirez ceci",
  "compare it with another file of the same folder": "comparez avec un autre fichier du même dossier",
  "correct its name or remove it": "corrigez son nom ou retirez-le",
  "field {} is empty": "le champ {} est vide",
  "field {} is missing": "le champ {} manque",
  "field {}: {}": "le champ {} : {}",
  "field {} {}": "le champ {} {}",
  "field `{}` (item {} of `{}`) {}": "le champ `{}` (élément {} de `{}`) {}",
  "field `{}` (item {} of `{}`) is empty": "le champ `{}` (élément {} de `{}`) est vide",
  "field `{}` (item {} of `{}`) is missing": "le champ `{}` (élément {} de `{}`) manque",
  "field `{}` (item {} of `{}`): {}": "le champ `{}` (élément {} de `{}`) : {}",
  "field item {} of `{}` {}": "l’élément {} de `{}` {}",
  "field item {} of `{}`: {}": "l’élément {} de `{}` : {}",
  "field item {} of `{}` ({}) {}": "l’élément {} de `{}` ({}) {}",
  "field item {} of `{}` ({}): {}": "l’élément {} de `{}` ({}) : {}",
  "unknown field {}": "champ inconnu {}",
  "give at least {}": "donnez-en au moins {}",
  "it {}": "il {}",
  "this {}: correct it": "cela {} : corrigez",
  "write a complete e-mail address, like hello@example.org":
    "écrivez une adresse de courriel complète, comme hello@example.org",
  "write a list here: one item a line, each after a hyphen":
    "écrivez ici une liste : un élément par ligne, chacun après un trait d’union",
  "write a number here, without quotes, spaces or units": "écrivez ici un nombre, sans guillemets, espaces ni unités",
  "write a number here, without quotes, spaces or units: {}":
    "écrivez ici un nombre, sans guillemets, espaces ni unités : {}",
  "write a whole number here, without quotes, spaces or units":
    "écrivez ici un nombre entier, sans guillemets, espaces ni unités",
  "write a whole number here, without quotes, spaces or units: {}":
    "écrivez ici un nombre entier, sans guillemets, espaces ni unités : {}",
  "write indented fields here, one a line": "écrivez ici des champs en retrait, un par ligne",
  "write words here": "écrivez ici des mots",
  "write words here; put a number or a true/false between double quotes":
    "écrivez ici des mots ; mettez un nombre ou true/false entre guillemets droits",
  "has {} characters": "a {} caractères",
  "write 120 to 160, for search results and share cards":
    "écrivez-en de 120 à 160, pour les résultats de recherche et les cartes de partage",
  "write a sentence of 5 to 120": "écrivez une phrase de 5 à 120",
  "holds a space": "contient une espace",
  "copy the address again, or write %20 for the space": "copiez l’adresse de nouveau, ou écrivez %20 pour l’espace",
  "is empty": "est vide",
  "says nothing": "ne dit rien",
  "write what changed": "écrivez ce qui a changé",
  "is not a date of the calendar": "n’est pas une date du calendrier",
  "is not a day of the calendar": "n’est pas un jour du calendrier",
  "must be a complete web address that starts with https://":
    "doit être une adresse complète qui commence par https://",
  "must be a date, year first, like 2026-11-23": "doit être une date qui commence par l’année, comme 2026-11-23",
  "must be a date, year first: 2026, 2026-03 or 2026-03-26":
    "doit être une date qui commence par l’année : 2026, 2026-03 ou 2026-03-26",
  "a date, year first, like 2026-11-23": "une date qui commence par l’année, comme 2026-11-23",
  "must be a page of this site, like /en/rights, or a complete address that starts with https://":
    "doit être une page de ce site, comme /fr/droits, ou une adresse complète qui commence par https://",
  "must have at most 59 characters, since signatures are kept under it":
    "doit compter au plus 59 caractères, puisque les signatures sont conservées sous ce nom",
  "must be lower-case letters without accents, digits and single hyphens, like bill-c-2":
    "ne doit contenir que des minuscules sans accents, des chiffres et des traits d’union simples, comme projet-de-loi-c-2",
  "must be letters, digits and hyphens, like 2015 or 2019-20":
    "ne doit contenir que des lettres, des chiffres et des traits d’union, comme 2015 ou 2019-20",
  "must be a code like en, fr or ht": "doit être un code comme en, fr ou ht",
  "must be a number like 211 or 1-833-900-1010": "doit être un numéro comme 211 ou 1-833-900-1010",
  "must be twelve letters and digits: `npm run content:renew` writes them":
    "doit avoir douze lettres et chiffres : `npm run content:renew` les écrit",
  "must be the 64 letters and digits that `npm run content:check` gives":
    "doit être les 64 lettres et chiffres que donne `npm run content:check`",
  "must be {}, like the id": "doit être {}, comme l’id",
  "give the date of the source, or `read:` with the day you read it when it bears none":
    "donnez la date de la source, ou `read:` avec le jour où vous l’avez lue si elle n’en porte pas",
  "comes before `opens`": "précède `opens`",
  "correct one of the two dates": "corrigez l’une des deux dates",
  "give at least the step that opened the petition": "donnez au moins l’étape qui a ouvert la pétition",
  "an issue page needs its sources": "une page d’enjeu a besoin de ses sources",
  "a news item needs its sources": "une nouvelle a besoin de ses sources",
  "name at least one need": "nommez au moins un besoin",
  "name at least one word": "nommez au moins un mot",
  "has {} values": "a {} valeurs",
  "has {} dates": "a {} dates",
  "write {}, one for each series": "écrivez-en {}, une par série",
  "has no series {}": "ne contient pas de série {}",
  "is twice in the rows": "figure deux fois dans les lignes",
  "names a row that is not there": "nomme une ligne qui n’existe pas",
  "names no source of this dataset": "ne nomme aucune source de ce jeu de données",
  "{} ends in an unknown form": "{} finit par une forme inconnue",
  "choose {}": "choisissez {}",
  "{} is not a value": "{} n’est pas une valeur",
  "write {series@row}, for example {total@2015:million}": "écrivez {série@ligne}, par exemple {total@2015:million}",
  "{} names a value that is not in this dataset": "{} nomme une valeur absente de ce jeu de données",
  "the English text is missing": "le texte anglais manque",
  "the French text is missing": "le texte français manque",
  "the folder is missing or empty": "le dossier manque ou est vide",
  "add {}/<slug>/en.mdx and fr.mdx": "ajoutez {}/<slug>/en.mdx et fr.mdx",
  "this file is missing": "ce fichier manque",
  "TypeScript that cannot be run ({})": "du TypeScript qui ne peut pas être exécuté ({})",
  "undo the last change and make it again in smaller steps":
    "annulez la dernière modification et refaites-la par petites étapes",
  "write it: a page exists in both languages or not at all":
    "écrivez-le : une page existe dans les deux langues ou pas du tout",
  "write it: it says who runs the site": "écrivez-le : il dit qui tient le site",
  "write it; the same file of another folder or language shows its fields":
    "écrivez-le ; le même fichier d’un autre dossier ou de l’autre langue en montre les champs",
  "compare it with another file of {}": "comparez avec un autre fichier de {}",
  "give each dataset its own slug": "donnez à chaque jeu de données sa propre adresse",
  "give the file and the id the same name": "donnez le même nom au fichier et à l’id",
  "the French slug {}, which is also that of {}": "l’adresse française {}, qui est aussi celle de {}",
  "the id {}": "l’id {}",
  "a file that cannot be opened ({})": "un fichier qui ne peut pas être ouvert ({})",
  "a folder where a file belongs": "un dossier à la place d’un fichier",
  "an empty file": "un fichier vide",
  "check who may read it, or write it again": "vérifiez qui peut le lire, ou récrivez-le",
  "copy the first lines of a file of the same folder and fill them in":
    "copiez les premières lignes d’un fichier du même dossier et remplissez-les",
  "make --- the first line of the file, with nothing before it":
    "faites de --- la première ligne du fichier, sans rien avant",
  "move it away and write the file": "déplacez-le et écrivez le fichier",
  "no frontmatter: the file must begin with a line ---, then its fields, then a line ---":
    "aucun champ : le fichier doit commencer par une ligne ---, puis ses champs, puis une ligne ---",
  "save it as plain text with the encoding UTF-8, and read its accents again":
    "enregistrez-le comme texte simple en UTF-8, et relisez ses accents",
  "the frontmatter does not begin on the first line with three hyphens":
    "les champs ne commencent pas à la première ligne par trois traits d’union",
  "the frontmatter is opened and not closed": "les champs sont ouverts et ne sont pas fermés",
  "this is not plain text in UTF-8: a picture or a document, or a text saved in an old encoding":
    "ce n’est pas du texte simple en UTF-8 : une image, un document, ou un texte dans un ancien encodage",
  "write a line --- after its last field, and the text below it":
    "écrivez une ligne --- après le dernier champ, et le texte au-dessous",
  "a text is called en.mdx or fr.mdx, in a folder of its own: content/news/<slug>/en.mdx; move other files out of content/":
    "un texte s’appelle en.mdx ou fr.mdx, dans un dossier à lui : content/news/<slug>/fr.mdx ; sortez les autres fichiers de content/",
  "call it {}.mdx, in lower case, if it is a text of the page; remove it if not":
    "nommez-le {}.mdx, en minuscules, si c’est un texte de la page ; sinon, retirez-le",
  "no page reads this file": "aucune page ne lit ce fichier",
  "remove it: it is a copy of another file": "retirez-le : c’est une copie d’un autre fichier",
  "export it again as SVG": "exportez-le de nouveau en SVG",
  "this holds no drawing in SVG": "ceci ne contient pas de dessin en SVG",
  "the formula goes wrong at `{}`": "la formule se trompe à `{}`",
  "the formula divides by zero": "la formule divise par zéro",
  "the formula ends too early": "la formule finit trop tôt",
  "the formula knows no `{}`, only round, sum and figure":
    "la formule ne connaît pas `{}`, seulement round, sum et figure",
  "the formula lacks a closing parenthesis": "il manque à la formule une parenthèse fermante",
  "the formula names `{}`, which is not there": "la formule nomme `{}`, qui n’existe pas",
  "the formula names `{}`, whose value is missing": "la formule nomme `{}`, dont la valeur manque",
  "the formula goes round in a circle": "la formule tourne en rond",
  "write it like `{}`, with names that exist": "écrivez-la comme `{}`, avec des noms qui existent",
  "`{}`, which leads to no value": "`{}`, qui ne mène à aucune valeur",
  "write it like {resettlement.world@2025} or {resettlement.world@2025:million}":
    "écrivez-la comme {resettlement.world@2025} ou {resettlement.world@2025:million}",
  "no source `{}` in {}": "aucune source `{}` dans {}",
  "add it there, or correct its name": "ajoutez-la, ou corrigez son nom",
  "write {}, one for each series; a comma separates two values: write {} for one number":
    "écrivez-en {}, une par série ; une virgule sépare deux valeurs : écrivez {} pour un seul nombre",
};
