"""The same questions laid out in many ways: rows of a label, its answer and its path, for
layouts.py. A row without a path asks what no sheet has.
"""
from docx.enum.text import WD_BREAK

from laying import box, columns, dotted, laid_out, line, scattered, shaded, table, text_box

COMMUNES = ["Belval", "Luc-sur-Orbe", "Les Ormes", "Saint-Aubin-des-Prés"]

QUESTIONS = {
    "prevention": ("fr", [
        ("Titre de l’action", "Stop au gaspillage dans les self-services", "title"), ("Acteur", "Ville de Belval", "commune=belval"), ("Type de collectivité", "Commune", None),
        ("Thématique de l’action", "Alimentation durable", "theme=alimentation"), ("Date de début", "01/2016", "period"), ("Publics cibles", "Convives, cuisiniers", "audience/who"),
        ("Moyens humains mobilisés", "150 heures", "means/people/hours"), ("Moyens financiers engagés", "5 300 €", "means/cost/amount"), ("Partenaires mobilisés", "Conseil départemental", "partners"),
        ("Adresse mail", "cantine@belval.example", "contact/email")]),
    "climate": ("fr", [
        ("Intitulé de l’action", "Isoler les combles de l’école", "title"), ("Collectivité porteuse", "Luc-sur-Orbe", "commune=luc"), ("Axe du plan climat", "Énergie", "theme=energie"),
        ("Niveau d’avancement", "terminé", "status=faite"), ("Année(s) de réalisation", "2018", "period"), ("Coût total HT", "41 000 €", "means/cost/amount"),
        ("Subventions obtenues", "DSIL", "means/funding/by"), ("Service en charge", "Bâtiments", "contact/role"), ("Partenaires techniques", "Espace info énergie", "partners"), ("Mots-clés", "isolation, école", "keywords")]),
    "rural": ("fr", [
        ("Nom du projet", "La laine retrouvée", "title"), ("Nom de la structure porteuse", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Champ d’intervention", "Réduction des déchets", "theme=dechets"),
        ("Date de démarrage du projet", "juin 2017", "period"), ("Montant global du projet", "64 000 € HT", "means/cost/amount"), ("Source de financement", "FEADER", "means/funding/by"),
        ("Personne à contacter", "Animatrice du territoire", "contact/role"), ("N° de tél.", "05 65 22 33 44", "contact/phone"), ("Site internet", "https://laine.example/", "links/url"), ("Public concerné", "Éleveurs", "audience/who")]),
    "agenda": ("fr", [
        ("Action", "Un potager par école", "title"), ("Commune pilote", "Saint-Aubin-des-Prés", "commune=aubin"), ("Thème principal", "Alimentation durable", "theme=alimentation"), ("Degré d’avancement", "En cours", "status"),
        ("Calendrier de réalisation", "2019-2021", "period"), ("Budget prévisionnel", "12 000 €", "means/cost/amount"), ("Financeurs", "Région", "means/funding/by"), ("Élu référent", "Adjointe aux écoles", "contact/role"),
        ("Service pilote", "Service scolaire", None), ("Bénéficiaires", "Élèves de primaire", "audience/who")]),
    "mayors": ("fr", [
        ("Nom de la commune", "Les Ormes", "commune=ormes"), ("Nombre d’habitants", "812", None), ("Département", "Aveyron", None), ("Nom de l’initiative", "Une épicerie à tous", "title"), ("Domaine concerné", "Alimentation durable", "theme=alimentation"),
        ("Date de lancement de l’initiative", "2014", "period"), ("Coût de l’initiative", "27 500 € TTC", "means/cost/amount"), ("Cofinanceurs", "Région", "means/funding/by"), ("Contact mairie", "mairie@lesormes.example", "contact/email"),
        ("L’initiative en une phrase", "L’épicerie est tenue par ses clients.", "summary")]),
    "works": ("fr", [
        ("Opération", "Désimperméabiliser la place", "title"), ("Maîtrise d’ouvrage", "Commune de Luc-sur-Orbe", "commune=luc"), ("Thème(s)", "Eau et jardins", "theme=eau"), ("Période des travaux", "2020-2021", "period"),
        ("Coût total de l’opération", "186 000 € HT", "means/cost/amount"), ("Aides financières", "Agence de l’eau", "means/funding/by"), ("État de l’opération", "Réalisée", "status=faite"), ("Maître d’œuvre", "Atelier du Vert", None),
        ("Partenaires de l’opération", "CAUE", "partners"), ("Renseignements", "Service urbanisme", "contact/role")]),
    "savings": ("fr", [
        ("Libellé de l’action", "Régler le chauffage des gymnases", "title"), ("Collectivité concernée", "Belval", "commune=belval"), ("Catégorie", "Énergie et éclairage", "theme=energie"), ("Mise en service", "octobre 2015", "period"),
        ("Investissement (€ HT)", "8 200", "means/cost/amount"), ("Économies annuelles", "6 100 €", "means/gains/amount"), ("Temps agent (h)", "24", "means/people/hours"), ("Matériel nécessaire", "Des sondes", "means/technical"),
        ("Statut de l’action", "pérennisée", "status=en place"), ("Référent", "Économe de flux", "contact/role")]),
    "sheet": ("fr", [
        ("Sujet", "Louer plutôt qu’acheter", "title"), ("Porteur", "Les Ormes", "commune=ormes"), ("Rubrique", "Déchets", "theme=dechets"), ("Où en est le projet ?", "opérationnel", "status=en place"), ("Depuis quand ?", "2018", "period"),
        ("À qui s’adresse l’action ?", "Associations", "audience/who"), ("Combien ça coûte ?", "350 €/an", "means/cost/amount"), ("Avec qui ?", "Comité des fêtes", "partners"), ("Qui contacter ?", "Secrétariat de mairie", "contact/role"), ("Pour aller plus loin", "https://louer.example/", "links/url")]),
    "council": ("en", [
        ("Project title", "Cargo bikes for deliveries", "title"), ("Council", "Belval", "commune=belval"), ("Policy area", "Mobility", "theme=mobility"), ("Project stage", "completed", "status=done"), ("Start date", "May 2017", "period"),
        ("Total cost of the project", "€24,000", "means/cost/amount"), ("Funding source", "Ministry of transport", "means/funding/by"), ("Target group", "Shopkeepers", "audience/who"), ("Project partners", "Chamber of commerce", "partners"), ("Contact email", "bikes@belval.example", "contact/email")]),
    "interregional": ("en", [
        ("Name of the practice", "A library of things", "title"), ("Organisation in charge", "Luc-sur-Orbe", "commune=luc"), ("Topic of the practice", "Waste", "theme=waste"), ("Current status", "ongoing", "status=ongoing"), ("Timescale", "2018-2020", "period"),
        ("Resources needed", "€9,500", "means/cost/amount"), ("Staff time needed", "300 hours", "means/people/hours"), ("Beneficiaries", "Inhabitants", "audience/who"), ("Further information", "https://things.example/", "links/url"), ("Keywords", "lending, repair", "keywords")]),
    "case": ("en", [
        ("Case study title", "Rain gardens", "title"), ("Local authority name", "Belval", "commune=belval"), ("Theme", "Water and gardens", "theme=water"), ("Year of implementation", "2021", "period"), ("Budget (€)", "74,500", "means/cost/amount"),
        ("Annual savings", "€3,100", "means/gains/amount"), ("Who benefits?", "Residents", "audience/who"), ("Working with", "University", "partners"), ("Contact officer", "Parks manager", "contact/role"), ("Telephone number", "05 65 77 88 99", "contact/phone")]),
}


def two_columns(d, rows):
    for row in table(d, [[label, answer] for label, answer, _ in rows]).rows:
        shaded(row.cells[0])


def with_help(d, rows):
    table(d, [["Rubrique" if rows is QUESTIONS["prevention"][1] else "", "Réponse", "Aide"]] + [[label, answer, "En quelques mots" if i % 3 == 0 else ""] for i, (label, answer, _) in enumerate(rows)])


def bold_lines(d, rows):
    for label, answer, _ in rows:
        line(d, "*%s :* " % label.rstrip("?").strip() if not label.endswith("?") else "*%s* " % label, answer)


def plain_lines(d, rows):
    for label, answer, _ in rows:
        line(d, "%s : %s" % (label, answer))


def below_bold(d, rows):
    for label, answer, _ in rows:
        line(d, "*%s*" % label)
        line(d, answer)


def small_headings(d, rows):
    for label, answer, _ in rows:
        d.add_heading(label, 3)
        line(d, answer)


def items(d, rows):
    for label, answer, _ in rows:
        line(d, "%s : " % label, answer, style="List Bullet")


def pairs_of_columns(d, rows):
    table(d, [[*rows[i][:2], *rows[i + 1][:2]] for i in range(0, len(rows), 2)])


def arrows(d, rows):
    for label, answer, _ in rows:
        line(d, "→ %s : %s" % (label, answer))


def capitals(d, rows):
    for label, answer, _ in rows:
        line(d, "*%s*" % label.upper(), " : " + answer)


def one_paragraph(d, rows):
    p = d.add_paragraph()
    for label, answer, _ in rows:
        p.add_run(label).bold = True
        p.add_run(" : " + answer).add_break(WD_BREAK.LINE)


def dots(d, rows):
    for label, answer, _ in rows:
        dotted(d, label, answer)


def in_a_box(d, rows):
    text_box(d.add_paragraph(), [["*%s* : " % label, answer] for label, answer, _ in rows])


def cells_of_lines(d, rows):
    t = d.add_table(rows=1, cols=2)
    for at, part in enumerate((rows[:5], rows[5:])):
        cell = t.rows[0].cells[at]
        for i, (label, answer, _) in enumerate(part):
            p = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            p.add_run(label + " : ").bold = True
            p.add_run(answer)


def above(d, rows):
    for i in range(0, len(rows), 5):
        t = table(d, [[label for label, _, _ in rows[i:i + 5]], [answer for _, answer, _ in rows[i:i + 5]]], bold=False)
        for cell in t.rows[0].cells:
            shaded(cell)
        line(d, "")


def label_in_cell(d, rows):
    """The label and its answer in one cell, as in boxes of a form on paper."""
    table(d, [[[("*%s*" % label,), answer] for label, answer, _ in rows[i:i + 2]] for i in range(0, len(rows), 2)], bold=False)


def scattered_table(d, rows):
    t = d.add_table(rows=0, cols=2)
    for label, answer, _ in rows:
        cells = t.add_row().cells
        scattered(cells[0].paragraphs[0], label, True)
        scattered(cells[1].paragraphs[0], answer)


def underlined_in_columns(d, rows):
    columns(d, 2)
    for label, answer, _ in rows:
        line(d, "~%s :~ " % label, answer)


WAYS = [two_columns, with_help, bold_lines, plain_lines, below_bold, small_headings, items, pairs_of_columns, arrows, capitals, one_paragraph, dots, in_a_box, cells_of_lines, above, label_in_cell, scattered_table, underlined_in_columns]


def documents():
    """Each set of questions in three of the ways, each way at least once."""
    for i, (name, (lang, rows)) in enumerate(QUESTIONS.items()):
        for j in range(3):
            way = WAYS[(3 * i + j) % len(WAYS)]
            yield laid_out(name, lang, rows, way)
