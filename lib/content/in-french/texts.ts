/** What the check says of texts, in French. `{}` stands for what differs; `{2}` for the second such part. */
export const ofTexts: Readonly<Record<string, string>> = {
  "{} (U+{}), which nobody sees": "{} (U+{}), que personne ne voit",
  "a byte order mark": "une marque d’ordre des octets",
  "a character that was lost (`{}`)": "un caractère perdu (`{}`)",
  "a character without a form": "un caractère sans forme",
  "a joiner of no width": "un liant sans largeur",
  "a letter and its accent as two characters (`{}`)": "une lettre et son accent en deux caractères (`{}`)",
  "a letter of another alphabet that looks the same (`{}`)": "une lettre semblable d’un autre alphabet (`{}`)",
  "a ligature (`{}`), which readers cannot search for": "une ligature (`{}`), que la recherche ne trouve pas",
  "a line break that only some programs see": "un saut de ligne que seuls certains logiciels voient",
  "a mark of the direction of the text": "une marque du sens de lecture",
  "a mark that turns the direction of the text": "une marque qui change le sens de lecture",
  "a soft hyphen": "un trait d’union conditionnel",
  "a space of no width": "une espace sans largeur",
  "a tag that nobody sees": "une étiquette invisible",
  "accents read in a wrong encoding (`{}`)": "des accents lus dans un mauvais encodage (`{}`)",
  "delete it: type the words around it again, or paste them as plain text":
    "supprimez-le : retapez les mots voisins, ou collez-les sans mise en forme",
  "type `{}`, or paste the words as plain text": "tapez `{}`, ou collez les mots sans mise en forme",
  "type the word again": "retapez le mot",
  "write it again": "récrivez-le",
  "write the letters again, and save the file in UTF-8": "récrivez les lettres et enregistrez le fichier en UTF-8",
  "`<{}>` with nothing in it": "`<{}>` ne contient rien",
  "`[{}]:` at the beginning of a line, which is left out": "`[{}]:` au début d’une ligne, qui n’apparaît pas",
  "a box to tick in a list": "une case à cocher dans une liste",
  "a line of hyphens below words, which makes them a heading":
    "une ligne de tirets sous des mots, ce qui en fait un titre",
  "a link without words": "un lien sans mots",
  "a row with {} cells below {} headings: the last ones are left out":
    "une ligne de {} cellules sous {} en-têtes : les dernières n’apparaissent pas",
  "an empty item of a list": "un élément de liste vide",
  "an empty quotation": "une citation vide",
  "give each section its own title": "donnez à chaque section son propre titre",
  "leave an empty line before the hyphens, or write `## ` before the title":
    "laissez une ligne vide avant les tirets, ou écrivez `## ` devant le titre",
  "remove the `[ ]`: nobody can tick it": "retirez `[ ]` : personne ne peut la cocher",
  "the heading “{}” for the second time (line {} is the first)":
    "le titre « {} » pour la deuxième fois (le premier est à la ligne {})",
  "the note `[^{}]`, which no sentence refers to": "la note `[^{}]`, à laquelle aucune phrase ne renvoie",
  "words between `<{}>` and `</{}>`, which are left out": "des mots entre `<{}>` et `</{}>`, qui n’apparaissent pas",
  "words in quotation marks after an address (`{}`), which most readers never see":
    "des mots entre guillemets après une adresse (`{}`), que presque personne ne voit",
  "words within `<{}>` that are in no `<{}>`": "des mots dans `<{}>` qui ne sont dans aucun `<{}>`",
  "write `<{} …>` around them, or move them out": "entourez-les de `<{} …>`, ou sortez-les",
  "write `<{} … />`, and the words after it": "écrivez `<{} … />`, et les mots après",
  "write as many headings as cells": "écrivez autant d’en-têtes que de cellules",
  "write between `<{}>` and `</{}>`, or remove it": "écrivez entre `<{}>` et `</{}>`, ou retirez-le",
  "write its mark after the words it belongs to, or remove it":
    "écrivez son appel après les mots concernés, ou retirez-la",
  "write its words or remove it": "écrivez ses mots ou retirez-le",
  "write the words in another order, or remove it": "écrivez les mots dans un autre ordre, ou retirez-le",
  "write the words that lead there: [words](address)": "écrivez les mots qui y mènent : [mots](adresse)",
  "write them in the text": "écrivez-les dans le texte",
  "a note in a text to be signed": "une note dans un texte à signer",
  "a note in a letter": "une note dans une lettre",
  "a heading (`{}`) in a letter": "un titre (`{}`) dans une lettre",
  "a letter for `{}`, and no such folder in content/petitions":
    "une lettre pour `{}`, et aucun dossier de ce nom dans content/petitions",
  "give its folder the name of its petition: {}": "donnez à son dossier le nom de sa pétition : {}",
  "a letter of {} characters as a mail program gets it, where accents and spaces count three to six":
    "une lettre de {} caractères telle qu’un logiciel de courriel la reçoit, où accents et espaces comptent pour trois à six",
  "cut it to {}: some programs cut the rest": "réduisez-la à {} : certains logiciels coupent le reste",
  "a heading (`{}`) in a text to be signed": "un titre (`{}`) dans un texte à signer",
  "a heading of the first level (`#`)": "un titre du premier niveau (`#`)",
  "a heading that skips a level (`{}` after `{}`)": "un titre qui saute un niveau (`{}` après `{}`)",
  "a picture in Markdown": "une image en Markdown",
  "an empty heading": "un titre vide",
  "the title of the frontmatter is the first level: begin with `##`":
    "le titre des champs est le premier niveau : commencez par `##`",
  'write <Figure name="…" alt="…">caption</Figure>, with the name of a file of public/illustrations':
    'écrivez <Figure name="…" alt="…">légende</Figure>, avec le nom d’un fichier de public/illustrations',
  "write plain paragraphs and lists only": "n’écrivez que des paragraphes et des listes simples",
  "{} (`{}`)": "{} (`{}`)",
  "HTML or a component in a field, which shows as typed": "du HTML ou un composant dans un champ, affiché tel quel",
  "a backslash, which shows as typed": "une barre oblique inverse, affichée telle quelle",
  "a code for a character, which shows as typed": "un code de caractère, affiché tel quel",
  "a heading that was not understood": "un titre qui n’a pas été compris",
  "a link that was not understood": "un lien qui n’a pas été compris",
  "a list that was not understood": "une liste qui n’a pas été comprise",
  "a note that is not written anywhere": "une note qui n’est écrite nulle part",
  "a note to oneself, which readers would see": "une note pour soi, que tout le monde verrait",
  "a numbered list that was not understood": "une liste numérotée qui n’a pas été comprise",
  "a picture that was not understood": "une image qui n’a pas été comprise",
  "a place that was left open": "un champ laissé ouvert",
  "a table that was not understood": "un tableau qui n’a pas été compris",
  "a grave accent that stands alone": "un accent grave isolé",
  "an asterisk that emphasises nothing": "un astérisque qui ne met rien en évidence",
  "an underscore that emphasises nothing": "un tiret bas qui ne met rien en évidence",
  "begin each line of a list with a hyphen and a plain space: `- words`":
    "commencez chaque ligne d’une liste par un trait d’union et une espace simple : `- mots`",
  "begin each line with the number, a full stop and a plain space: `1. words`":
    "commencez chaque ligne par le nombre, un point et une espace simple : `1. mots`",
  "close it right after the last word, as in *words* or **words**, or remove it":
    "fermez-le juste après le dernier mot, comme dans *mots* ou **mots**, ou retirez-le",
  "close it right after the last word, as in *words*, or remove it":
    "fermez-le juste après le dernier mot, comme dans *mots*, ou retirez-le",
  "marks that this site does not use": "des marques que ce site n’emploie pas",
  "remove it": "retirez-le",
  "remove the marks: a field holds plain words": "retirez les marques : un champ ne contient que des mots",
  "remove them": "retirez-les",
  'write <Figure name="…" alt="…">caption</Figure>': 'écrivez <Figure name="…" alt="…">légende</Figure>',
  "write a line |---|---| below its headings, and an empty line above them":
    "écrivez une ligne |---|---| sous ses en-têtes, et une ligne vide au-dessus",
  "write it as [words](address), with no space in the address":
    "écrivez-le [mots](adresse), sans espace dans l’adresse",
  "write its words at the end of the file: `[^1]: words`, or remove the mark":
    "écrivez son texte à la fin du fichier : `[^1]: mots`, ou retirez l’appel",
  "write plain words: only the text below the fields may hold components":
    "écrivez de simples mots : seul le texte sous les champs peut contenir des composants",
  "write the `#` characters at the beginning of a line, then a plain space, then the title":
    "écrivez les `#` au début d’une ligne, puis une espace simple, puis le titre",
  "write the character itself": "écrivez le caractère lui-même",
  "write the words": "écrivez les mots",
  "write the words, or remove it": "écrivez les mots, ou retirez-la",
  "a text of {} words": "un texte de {} mots",
  "cut it to {} at most": "réduisez-le à {} au plus",
  "write at least {}": "écrivez-en au moins {}",
  "the figure `{}` without a source": "le chiffre `{}` sans source",
  'write <Source id="…" /> after it, with a source of the frontmatter':
    'écrivez <Source id="…" /> à sa suite, avec une source des champs',
  "no source `{}` in the frontmatter": "aucune source `{}` dans les champs",
  "add it under `sources:`": "ajoutez-la sous `sources:`",
  "source `{}` is in the list twice": "la source `{}` figure deux fois dans la liste",
  "source `{}` is never cited in the text": "la source `{}` n’est jamais citée dans le texte",
  'write <Source id="{}" /> after what it supports, or remove it':
    'écrivez <Source id="{}" /> après ce qu’elle appuie, ou retirez-la',
  "keep one of the two": "gardez l’un des deux",
};
